package id.bengkel.gateway;

import static id.bengkel.gateway.People.with;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class SurvivingServicesTest {

    private final String token = TestTokens.agent();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aReplicaThatIsDownOrAboutToEndIsPassedOver() {
        for (int i = 0; i < 4; i++) {
            with(token).body("{}").post("/messages").then().statusCode(200).body("replica", equalTo("c"));
        }
    }

    @ParameterizedTest
    @CsvSource({"id, 'Sebagian sistem sedang tidak tersedia, coba lagi'", "en, 'Part of the system is down, try again'"
    })
    void aServiceThatIsDownIsSaidToBe(String language, String message) {
        ValidatableResponse answer = with(token)
                .header("Accept-Language", language)
                .body("{}")
                .post("/whatsapp-report/reset-frequency")
                .then();

        answer.statusCode(503)
                .header("Retry-After", "5")
                .body("$", aMapWithSize(5))
                .body("success", equalTo(false))
                .body("message", equalTo(message))
                .body("request_id", equalTo(answer.extract().header("X-Request-Id")));
    }

    @Test
    void aServiceThatDoesNotAnswerInTimeIsGivenUp() {
        ValidatableResponse answer = with(token).get("/chats/silent").then();

        answer.statusCode(504).body("message", equalTo("Layanan lain tidak menjawab tepat waktu"));
    }

    @Test
    void aConnectionLostBeforeTheAnswerIsTriedOnceMoreWhereThatIsHarmless() {
        with(token).get("/customers/lost-once?get").then().statusCode(200);
        with(token).head("/customers/lost-once?head").then().statusCode(200);
        with(token).body("{}").post("/customers/lost-once?post").then().statusCode(503);
        with(token).delete("/customers/lost-once?delete").then().statusCode(503);
        with(token).get("/customers/lost").then().statusCode(503).body("success", equalTo(false));
    }

    @Test
    void whoMayHaveBeenHeardIsToldToLookFirst() {
        ValidatableResponse changing =
                with(token).body("{}").post("/chats/lost").then();
        ValidatableResponse reading = with(token).get("/chats/lost").then();

        changing.body("message", endsWith("periksa dulu hasilnya sebelum mengulang"));
        reading.body("message", endsWith("coba lagi"));
    }

    @Test
    void aConnectionIsUsedAgainAtOnceButNotWhenTheServiceMayBeAboutToCloseIt() throws InterruptedException {
        // Over the same one as soon as there are no others left of another test.
        await().until(() -> connection() == connection());
        int last = connection();

        Thread.sleep(1_500);

        assertNotEquals(last, connection());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/customers/cut", "/customers/cut-chunked"})
    void anAnswerThatBreaksOffBreaksOffHereToo(String path) throws IOException {
        try (Wire wire = new Wire()) {
            String answer = wire.send("GET " + path + " HTTP/1.1", "Host: x", "Authorization: Bearer " + token)
                    .readAll();

            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            assertTrue(answer.contains("[1,2,"), answer);
            assertFalse(answer.endsWith("0\r\n\r\n"), "ended as if it were whole: " + answer);
        }
        assertThrows(IOException.class, () -> http.send(get(path), BodyHandlers.ofString()));
    }

    @Test
    void anAnswerOfWhichOnlyTheHeadCameIsReplacedByOneThatSaysSo() {
        ValidatableResponse answer = with(token).get("/chats/cut-at-once").then();

        answer.statusCode(503).header("Content-Encoding", nullValue()).body("success", equalTo(false));
    }

    @Test
    void aServiceMayAnswerBeforeItHasReadTheRequest() throws IOException {
        String body = "x".repeat(1_000_000);
        try (Wire wire = new Wire()) {
            wire.send(
                            "POST /chats/early HTTP/1.1",
                            "Host: x",
                            "Authorization: Bearer " + token,
                            "Content-Length: " + body.length())
                    .sendRaw(body);
            String early = wire.readUntil("{}");
            wire.send("GET /customers HTTP/1.1", "Host: x", "Authorization: Bearer " + token);
            String next = wire.readUntil("\r\n\r\n");

            assertTrue(early.startsWith("HTTP/1.1 403 "), early);
            assertTrue(next.startsWith("HTTP/1.1 200 "), next);
        }
        // None that follows is taken for the rest of the body.
        with(token).get("/chats").then().statusCode(200);
    }

    @Test
    void aStreamHasBegunEvenIfItsFirstEventIsFarOff() throws IOException {
        try (Wire wire = new Wire()) {
            String head = wire.send("GET /chats/quiet-stream HTTP/1.1", "Host: x", "Authorization: Bearer " + token)
                    .readUntil("\r\n\r\n");

            assertTrue(head.startsWith("HTTP/1.1 200 "), head);
        }
    }

    @Test
    void largeAnswersComeThrough() throws Exception {
        HttpResponse<InputStream> answer = http.send(get("/customers/big"), BodyHandlers.ofInputStream());

        assertEquals(StandInServices.BIG, answer.body().transferTo(OutputStream.nullOutputStream()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/manual-whatsapp/bulk-import", "/customers/import"})
    void importsMayBeLarge(String path) throws Exception {
        byte[] rows = new byte[20 << 20];

        HttpResponse<String> announced =
                http.send(post(path, BodyPublishers.ofByteArray(rows)), BodyHandlers.ofString());
        HttpResponse<String> chunked = http.send(post(path, chunked(rows)), BodyHandlers.ofString());

        assertTrue(announced.body().contains("\"bytes\":" + rows.length), announced.body());
        assertTrue(chunked.body().contains("\"bytes\":" + rows.length), chunked.body());
    }

    @ParameterizedTest
    @CsvSource({
        "/customers, 1048577",
        "/webhook/whapi, 1048577",
        "/auth/login, 1048577",
        "/nothing, 1048577",
        "/customers/import, 33554433",
        "/openapi/chat, 1"
    })
    void bodiesThatAreTooLargeAreRefused(String path, int size) throws Exception {
        byte[] body = new byte[size];

        HttpResponse<String> announced =
                http.send(post(path, BodyPublishers.ofByteArray(body)), BodyHandlers.ofString());

        assertEquals(413, announced.statusCode());
        assertTrue(announced.body().contains("Isi permintaan terlalu besar"), announced.body());
    }

    @ParameterizedTest
    @CsvSource({"/customers, 1200000", "/webhook/whapi, 5000000", "/auth/login, 5000000", "/customers/import, 34000000"
    })
    void bodiesThatTurnOutTooLargeAreRefused(String path, int size) throws Exception {
        HttpResponse<String> answer =
                http.send(post(path, chunked(" ".repeat(size).getBytes())), BodyHandlers.ofString());

        assertEquals(413, answer.statusCode());
        assertTrue(answer.body().contains("Isi permintaan terlalu besar"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void bodiesThatTurnOutEmptyOrSmallAreRead(String body) throws Exception {
        HttpResponse<String> answer = http.send(post("/auth/login", chunked(body.getBytes())), BodyHandlers.ofString());

        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("request_id"), answer.body());
    }

    @Test
    void aBodyOfUnknownLengthIsReadOnceForARequestWithAKey() throws Exception {
        HttpRequest request = request("/auth/register")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(chunked("{}".getBytes()))
                .build();

        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

        // An agent's token.
        assertEquals(403, answer.statusCode());
    }

    @Test
    void aRefusalLeavesTheConnectionUsable() throws IOException {
        try (Wire wire = new Wire()) {
            wire.send("POST /customers HTTP/1.1", "Host: x", "Content-Length: 200000")
                    .sendRaw("x".repeat(200_000));
            String refused = wire.readUntil("\"}");
            wire.send("GET /customers HTTP/1.1", "Host: x", "Authorization: Bearer " + token);
            String next = wire.readUntil("\r\n\r\n");

            assertTrue(refused.startsWith("HTTP/1.1 401 "), refused);
            assertTrue(next.startsWith("HTTP/1.1 200 "), next);
        }
    }

    @Test
    void aClientThatAsksBeforeItSendsIsToldToGoOn() throws IOException {
        try (Wire wire = new Wire()) {
            wire.send(
                    "POST /customers HTTP/1.1",
                    "Host: x",
                    "Authorization: Bearer " + token,
                    "Content-Length: 3",
                    "Expect: 100-continue");
            String goOn = wire.readUntil("\r\n\r\n");
            wire.sendRaw("abc");
            String answer = wire.readUntil("}");

            assertTrue(goOn.startsWith("HTTP/1.1 100 "), goOn);
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
    }

    @Test
    void streamsComeThroughEventByEventAndEndWithTheClient() throws IOException {
        try (Wire wire = new Wire()) {
            wire.send(
                    "GET /chats/stream HTTP/1.1",
                    "Host: x",
                    "Authorization: Bearer " + token,
                    "Accept: text/event-stream");

            wire.readUntil("data: first\n\n");
            with(token).get("/chats/next").then().statusCode(200);
            // The stream goes on, so that what is held back until its end never comes.
            wire.readUntil("data: next\n\n");
            await().untilAsserted(() ->
                    assertEquals("1", with(token).get("/chats/streams").asString()));
        }
        await().untilAsserted(() ->
                assertEquals("0", with(token).get("/chats/streams").asString()));
    }

    @Test
    void aStreamMayBeSilentForLongerThanAnAnswerMayTake() throws Exception {
        try (Wire wire = new Wire()) {
            wire.send("GET /chats/stream HTTP/1.1", "Host: x", "Authorization: Bearer " + token)
                    .readUntil("data: first\n\n");

            Thread.sleep(StandInServices.TIMEOUT.plusMillis(300).toMillis());
            with(token).get("/chats/next").then().statusCode(200);

            wire.readUntil("data: next\n\n");
        }
    }

    @Test
    void aServiceThatIsOverrunTurnsTheRestAwayAtOnce() {
        // Given
        List<Integer> answers = new CopyOnWriteArrayList<>();

        // When
        IntStream.range(0, 40).forEach(i -> http.sendAsync(get("/chats/held"), BodyHandlers.ofString())
                .thenAccept(answer -> answers.add(answer.statusCode())));

        // Then
        await().until(() -> answers.size() >= 28);
        assertEquals(Set.of(503), Set.copyOf(answers));
        await().until(() -> {
            with(token).get("/customers/let-go").then().statusCode(200);
            return answers.size() == 40;
        });
        assertTrue(answers.stream().filter(status -> status == 200).count() >= 8, answers.toString());
        assertEquals(200, with(token).get("/chats").statusCode());
    }

    /** That over which the gateway has asked. */
    private int connection() {
        return with(token).get("/chats").path("connection");
    }

    @Test
    void manyWhoDoNotGetOnKeepNobodyOut() throws IOException {
        List<Wire> stuck = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                stuck.add(new Wire().sendRaw("GET /"));
            }

            with(token).get("/customers").then().statusCode(200);
        } finally {
            for (Wire wire : stuck) {
                wire.close();
            }
        }
    }

    private HttpRequest get(String path) {
        return request(path).build();
    }

    private HttpRequest post(String path, HttpRequest.BodyPublisher body) {
        return request(path).POST(body).build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    /** A body whose length nobody announces. */
    private static HttpRequest.BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }
}
