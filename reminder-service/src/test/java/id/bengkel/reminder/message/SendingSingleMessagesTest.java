package id.bengkel.reminder.message;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import id.bengkel.reminder.ReminderWorld;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class SendingSingleMessagesTest {

    private static final String BUDI = "628123456789";

    @Inject
    ReminderWorld world;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void aMessageIsSentAtOnceAndItsIdIsTheProviders() {
        // When
        Response answer = send("{\"to\":\"0812-3456-789\",\"body\":\"Terima kasih\"}");

        // Then
        answer.then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data.status", equalTo("sent"))
                .body("message", equalTo("Pesan berhasil dikirim"));
        Map<String, Object> sent = theOneSent();
        assertEquals("Terima kasih", sent.get("body"));
        assertEquals(sent.get("id"), answer.path("data.messageId"));
        theOneMessage()
                .body("[0].kind", equalTo("direct"))
                .body("[0].to", equalTo(BUDI))
                .body("[0].status", equalTo("sent"))
                .body("[0].attempts", equalTo(1))
                .body("[0].provider_message_id", equalTo(sent.get("id")));
    }

    @Test
    void aSentMessageIsToldOfLikeAReminder() {
        // When
        send("{\"to\":\"" + BUDI + "\",\"body\":\"Halo\"}").then().statusCode(200);

        // Then
        await().until(() -> world.count("SELECT count(*) FROM message WHERE published_at IS NOT NULL") == 1);
    }

    @Test
    void whoLeavesBeforeTheAnswerLeavesNoMessageInDoubt() throws IOException {
        // Given
        String body = "{\"to\":\"" + BUDI + "\",\"body\":\"Halo\"}";
        String request = "POST /whatsapp/send HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TestTokens.of("agent")
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;

        // When
        for (int caller = 0; caller < 40; caller++) {
            try (Socket connection = new Socket("localhost", RestAssured.port)) {
                connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                LockSupport.parkNanos(caller * 250_000L); // each at another moment
                connection.shutdownOutput();
                // Until the service knows.
                connection.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        }

        // Then
        await().untilAsserted(() -> {
            assertEquals(0, world.count("SELECT count(*) FROM message WHERE status = 'sending'"));
            assertEquals(world.count("SELECT count(*) FROM message WHERE status = 'sent'"), world.sentInAll());
        });
    }

    @Test
    void fileDelayAndScheduleReachTheProvider() {
        // Given
        long tomorrow = Instant.now().plus(Duration.ofDays(1)).toEpochMilli();

        // When
        send("{\"to\":\"" + BUDI + "\",\"body\":\"Nota\",\"file\":\"https://example.com/nota.pdf\",\"delay\":5,"
                        + "\"schedule\":" + tomorrow + "}")
                .then()
                .statusCode(200);

        // Then
        assertEquals("https://example.com/nota.pdf", theOneSent().get("file"));
        assertEquals(tomorrow, theOneSent().get("schedule"));
        assertEquals(5, theOneSent().get("delay"));
    }

    @Test
    void theSimpleCallsTakeParameters() {
        // Given
        long soon = Instant.now().plus(Duration.ofHours(1)).toEpochMilli();

        // When
        call("send-simple", Map.of("phone", BUDI, "message", "Hello World"))
                .then()
                .statusCode(200);
        call(
                        "send-with-file/",
                        Map.of("phone", "+" + BUDI, "message", "Nota", "file_url", "https://example.com/a b.pdf"))
                .then()
                .statusCode(200);
        call("send-scheduled", Map.of("phone", BUDI, "message", "Servis", "schedule_timestamp_ms", soon))
                .then()
                .statusCode(200);

        // Then
        List<Map<String, Object>> sent = world.sentTo(BUDI);
        assertEquals(
                List.of("Hello World", "Nota", "Servis"),
                sent.stream().map(message -> message.get("body")).toList());
        assertEquals("https://example.com/a%20b.pdf", sent.get(1).get("file"));
        assertEquals(soon, sent.get(2).get("schedule"));
    }

    @Test
    void aRefusalIsTheAnswerAndTheMessageFails() {
        // Given
        world.providerFault("{\"provider\":\"starsender\",\"success_false\":\"Invalid phone number format\"}");

        // When
        ValidatableResponse answer =
                send("{\"to\":\"" + BUDI + "\",\"body\":\"Halo\"}").then();

        // Then
        answer.statusCode(502)
                .body("success", equalTo(false))
                .body(
                        "message",
                        equalTo("Gagal mengirim pesan WhatsApp:"
                                + " API StarSender error: HTTP 200 - Invalid phone number format"));
        theOneMessage().body("[0].status", equalTo("failed")).body("[0].error", containsString("Invalid phone number"));
    }

    @Test
    void silenceAfterTheRequestIsUnknownAndARetrySendsTheSameThingAgain() {
        // Given
        world.providerFault("{\"provider\":\"starsender\",\"drop_after_write\":true}");

        // When
        ValidatableResponse answer = send("{\"to\":\"" + BUDI
                        + "\",\"body\":\"Nota\",\"file\":\"https://example.com/nota.pdf\",\"delay\":5}")
                .then();

        // Then
        answer.statusCode(504).body("success", equalTo(false));
        String id =
                theOneMessage().body("[0].status", equalTo("unknown")).extract().path("[0].id");
        world.providerRecovers();
        world.agent().post("/messages/" + id + "/retry").then().statusCode(200);
        await().until(() -> world.sentTo(BUDI).size() == 2);
        assertEquals(List.of("https://example.com/nota.pdf", "https://example.com/nota.pdf"), sent("file"));
        assertEquals(List.of(5, 5), sent("delay"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"success_false\":\"Device not connected\"', 503, failed",
        "'\"status\":503', 503, failed",
        "'\"status\":429', 429, failed",
    })
    void whatCannotBeSentNowIsSaidAndNotQueued(String fault, int status, String end) {
        // Given
        world.providerFault("{\"provider\":\"starsender\"," + fault + "}");

        // When
        ValidatableResponse answer =
                send("{\"to\":\"" + BUDI + "\",\"body\":\"Halo\"}").then();

        // Then
        answer.statusCode(status)
                .header("Retry-After", matchesPattern("[1-9]\\d*"))
                .body("success", equalTo(false));
        theOneMessage().body("[0].status", equalTo(end)).body("[0].error", notNullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"to":"12","body":"x"}                                                  | to
                    {"body":"x"}                                                            | to
                    {"to":"628123456789"}                                                   | body
                    {"to":"628123456789","body":" "}                                        | body
                    {"to":"628123456789","body":"x","file":"http://10.0.0.1/x"}             | file
                    {"to":"628123456789","body":"x","delay":-1}                             | delay
                    {"to":"628123456789","body":"x","delay":3601}                           | delay
                    {"to":"628123456789","body":"x","schedule":1704067200000}               | schedule
                    {"to":"628123456789","body":"x","schedule":1999999999}                  | schedule
                    {"to":"628123456789","body":"x","schedule":"tomorrow"}                  | schedule
                    {"to":"628123456789","body":"x","schedule":9223372036854775807}         | schedule""")
    void badInputIsNamed(String body, String field) {
        // When
        ValidatableResponse answer = send(body).then();

        // Then
        answer.statusCode(400).body("errors.field", equalTo(List.of(field)));
        assertEquals(0, world.count("SELECT count(*) FROM message"));
    }

    @Test
    void whatIsTooLongForWhatsAppIsRefusedAndNotOneCharacterEarlier() {
        send("{\"to\":\"" + BUDI + "\",\"body\":\"" + "x".repeat(4097) + "\"}")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("body"));
        send("{\"to\":\"" + BUDI + "\",\"body\":\"" + "x".repeat(4096) + "\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void aTimeInSecondsIsToldApartFromOneThatHasPassed() {
        call("send-scheduled", Map.of("phone", BUDI, "message", "x", "schedule_timestamp_ms", 1_999_999_999L))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("schedule_timestamp_ms"))
                .body("errors[0].message", containsString("milidetik"));
        call("send-scheduled", Map.of("phone", BUDI, "message", "x", "schedule_timestamp_ms", 1_704_067_200_000L))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("schedule_timestamp_ms"))
                .body("errors[0].message", containsString("sudah lewat"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "send-simple", "send-with-file", "send-scheduled"})
    void whereSendingIsNotOpenATokenIsNeeded(String call) {
        given().contentType(ContentType.JSON)
                .body("{\"to\":\"" + BUDI + "\",\"body\":\"x\"}")
                .post("/whatsapp/" + call)
                .then()
                .statusCode(401)
                .body("success", equalTo(false));
        given().auth()
                .oauth2(TestTokens.of("cook"))
                .contentType(ContentType.JSON)
                .body("{\"to\":\"" + BUDI + "\",\"body\":\"x\"}")
                .post("/whatsapp/" + call)
                .then()
                .statusCode(403)
                .body("success", equalTo(false));
    }

    private Response send(String body) {
        return world.agent().contentType(ContentType.JSON).body(body).post("/whatsapp/send");
    }

    private Response call(String name, Map<String, ?> parameters) {
        return world.agent().queryParams(parameters).post("/whatsapp/" + name);
    }

    private Map<String, Object> theOneSent() {
        List<Map<String, Object>> sent = world.sentTo(BUDI);
        assertEquals(1, sent.size());
        return sent.get(0);
    }

    private List<Object> sent(String field) {
        return world.sentTo(BUDI).stream().map(message -> message.get(field)).toList();
    }

    private ValidatableResponse theOneMessage() {
        return world.agent().get("/messages").then().statusCode(200).body("size()", equalTo(1));
    }
}
