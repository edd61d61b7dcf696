package id.bengkel.local.sandbox;

import static id.bengkel.local.sandbox.SandboxClient.NUMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendingToTheSandboxTest {

    @TempDir
    private Path folder;

    private Sandbox sandbox;
    private SandboxClient client;

    @BeforeEach
    void start() {
        var gateway = URI.create("http://127.0.0.1:1");
        sandbox = Sandbox.start(
                new Sandbox.Options(0, () -> gateway, Optional.empty(), Optional.of(folder.resolve("sent.jsonl"))));
        client = new SandboxClient(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aReminderIsAcceptedAndKept() {
        // When
        var answer = new JsonObject(
                client.remind("0812-3456-7890", "Waktunya servis").body());

        // Then
        var sent = client.sent("").getJsonObject(0);
        assertEquals(true, answer.getBoolean("success"));
        assertEquals(answer.getJsonObject("data").getString("messageId"), sent.getString("id"));
        assertEquals("starsender", sent.getString("provider"));
        assertEquals("081234567890", sent.getString("to"));
        assertEquals("Waktunya servis", sent.getString("body"));
        assertTrue(Duration.between(sent.getInstant("received_at"), Instant.now())
                        .abs()
                        .toMinutes()
                < 1);
    }

    @Test
    void anAttachmentAndAScheduleAreKept() {
        // When
        client.post(
                "/api/send",
                new JsonObject()
                        .put("messageType", "media")
                        .put("to", NUMBER)
                        .put("body", "Nota")
                        .put("file", "https://bengkel.example/nota.pdf")
                        .put("delay", 5)
                        .put("schedule", 1_800_000_000_000L));

        // Then
        var sent = client.sent("").getJsonObject(0);
        assertEquals("https://bengkel.example/nota.pdf", sent.getString("file"));
        assertEquals(5, sent.getLong("delay"));
        assertEquals(1_800_000_000_000L, sent.getLong("schedule"));
    }

    @Test
    void aChatMessageGetsWhapisReceipt() {
        // When
        var answer =
                new JsonObject(client.chat(NUMBER + "@s.whatsapp.net", "Halo").body());

        // Then
        var message = answer.getJsonObject("message");
        assertEquals(true, answer.getBoolean("sent"));
        assertEquals("Halo", message.getJsonObject("text").getString("body"));
        assertEquals(NUMBER + "@s.whatsapp.net", message.getString("chat_id"));
        assertEquals(
                message.getString("id"),
                client.sent("?provider=whapi&to=" + NUMBER).getJsonObject(0).getString("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "video", "gif", "audio", "voice", "document", "sticker"})
    void mediaOfEveryKindAreKept(String type) {
        // When
        client.post("/messages/" + type, new JsonObject().put("to", NUMBER).put("media", "https://bengkel.example/m"));

        // Then
        assertEquals(
                "https://bengkel.example/m", client.sent("").getJsonObject(0).getString("file"));
    }

    @ParameterizedTest
    @CsvSource({"GET,/health", "PUT,/messages/abc", "PUT,/messages/abc/reaction", "PUT,/presences/62812", "POST,/media"
    })
    void theOtherCallsOfWhapiAreAnswered(String method, String path) {
        // When
        var answer = client.send(path, method, "{}");

        // Then
        assertEquals(200, answer.statusCode());
    }

    @Test
    void aNumberIsCheckedWithoutAMessage() {
        // When
        var answer = client.post("/api/check-number", new JsonObject().put("number", NUMBER));

        // Then
        assertTrue(new JsonObject(answer.body()).getJsonObject("data").getBoolean("status"));
        assertEquals(0, client.count("").getLong("total"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "null",
                "[]",
                "{\"to\":\"6281234567890\"}",
                "{\"body\":\"Halo\"}",
                "{\"to\":\"6281234567890\",\"body\":\" \"}",
                "{\"to\":\"not a number\",\"body\":\"Halo\"}",
                "{\"to\":6281234567890,\"body\":\"Halo\"}",
                "{\"to\":\"6281234567890\",\"body\":\"Halo\",\"schedule\":\"tomorrow\"}",
                "{\"to\":\"6281234567890\",\"body\":\"Halo\",\"messageType\":\"media\"}",
                "{\"to\":\"6281234567890\",\"body\":\"Halo\",\"messageType\":\"carrier pigeon\"}"
            })
    void whatStarSenderCannotReadIsRefusedAndNotKept(String body) {
        // When
        var answer = client.send("/api/send", "POST", body);

        // Then
        assertEquals(400, answer.statusCode());
        assertEquals(false, new JsonObject(answer.body()).getBoolean("success"));
        assertEquals(0, client.count("").getLong("total"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/send", "/messages/text"})
    void withoutAKeyNothingIsSent(String path) throws Exception {
        // Given
        var message = new JsonObject().put("to", NUMBER).put("body", "Halo").encode();
        var withoutKey = HttpRequest.newBuilder(sandbox.uri().resolve(path))
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();

        // When
        var answer = HttpClient.newHttpClient().send(withoutKey, BodyHandlers.ofString());

        // Then
        assertEquals(401, answer.statusCode());
        assertEquals(0, client.count("").getLong("total"));
    }

    @Test
    void theSameTextToTheSameNumberCountsTwiceButIsOneDistinct() {
        // When
        client.remind(NUMBER, "Halo");
        client.remind(NUMBER, "Halo");
        client.remind(NUMBER, "Apa kabar");
        client.chat("6285555555555", "Halo");

        // Then
        assertEquals(counts(4, 3), client.count(""));
        assertEquals(counts(3, 2), client.count("?provider=starsender"));
        assertEquals(counts(1, 1), client.count("?to=6285555555555"));
        assertEquals(counts(0, 0), client.count("?provider=whapi&to=" + NUMBER));
        assertNotEquals(
                client.sent("").getJsonObject(0).getString("id"),
                client.sent("").getJsonObject(1).getString("id"));
    }

    @Test
    void theNewestMessagesCanBeAskedForAlone() {
        // Given
        client.remind(NUMBER, "first");
        client.remind(NUMBER, "second");

        // When
        var newest = client.sent("?limit=1");

        // Then
        assertEquals(1, newest.size());
        assertEquals("second", newest.getJsonObject(0).getString("body"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sent?provider=pigeon", "/sent?to=nobody", "/sent?limit=all", "/sent/count?provider=pigeon"})
    void aSelectionThatMakesNoSenseIsRefused(String path) {
        // When
        var answer = client.get(path);

        // Then
        assertEquals(400, answer.statusCode());
    }

    @Test
    void messagesSurviveARestartEvenWhenItsLastLineWasCutShort() throws Exception {
        // Given
        client.remind(NUMBER, "kept");
        sandbox.close();
        Files.writeString(folder.resolve("sent.jsonl"), "{\"id\":\"cut sh", StandardOpenOption.APPEND);

        // When
        start();

        // Then
        client.remind(NUMBER, "after");
        stop();
        start();
        assertEquals(counts(2, 2), client.count(""));
        assertEquals("kept", client.sent("").getJsonObject(0).getString("body"));
    }

    @Test
    void messagesCanBeForgottenForGood() {
        // Given
        client.remind(NUMBER, "Halo");

        // When
        client.delete("/sent");

        // Then
        assertEquals(counts(0, 0), client.count(""));
        stop();
        start();
        assertEquals(0, client.sent("").size());
    }

    @Test
    void aSentTextCanBeChangedAndTakenBack() {
        // Given
        client.chat(NUMBER, "Halo");
        var id = client.sent("").getJsonObject(0).getString("id");

        // When
        var edited = client.post(
                "/messages/text",
                new JsonObject().put("to", NUMBER).put("body", "Hai").put("edit", id));
        var takenBack = client.delete("/messages/" + id);

        // Then
        assertEquals(200, edited.statusCode());
        assertEquals(200, takenBack.statusCode());
        stop();
        start();
        assertEquals(counts(1, 1), client.count(""));
        assertEquals("Hai", client.sent("").getJsonObject(0).getString("body"));
        assertEquals(true, client.sent("").getJsonObject(0).getBoolean("deleted"));
    }

    @Test
    void whatWhapiDoesNotKnowItCannotChange() {
        // When
        var answer = client.delete("/messages/unknown");

        // Then
        assertEquals(404, answer.statusCode());
        assertEquals(404, new JsonObject(answer.body()).getJsonObject("error").getInteger("code"));
    }

    @Test
    void thePageNeedsNothingFromElsewhere() {
        // When
        var page = client.get("/");

        // Then
        assertEquals(
                "text/html; charset=utf-8",
                page.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(page.body().contains("Ponsel pelanggan"));
        var policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"), policy);
        Stream.of("/page.css", "/page.js")
                .forEach(part -> assertEquals(200, client.get(part).statusCode()));
    }

    @Test
    void whatThePageAttachesIsHandedOutButNeverRun() {
        // When
        var uploaded = client.post("/files", "<script>alert(1)</script>");

        // Then
        assertEquals(201, uploaded.statusCode());
        var file = client.get(
                URI.create(new JsonObject(uploaded.body()).getString("url")).getPath());
        assertEquals(
                List.of("application/octet-stream", "attachment", "nosniff"),
                Stream.of("Content-Type", "Content-Disposition", "X-Content-Type-Options")
                        .map(header -> file.headers().firstValue(header).orElseThrow())
                        .toList());
        assertTrue(file.body().contains("alert(1)"));
        assertEquals(404, client.get("/files/unknown").statusCode());
        assertEquals(400, client.send("/files", "POST", "").statusCode());
    }

    private static JsonObject counts(int total, int distinct) {
        return new JsonObject().put("total", total).put("distinct_to_and_body", distinct);
    }
}
