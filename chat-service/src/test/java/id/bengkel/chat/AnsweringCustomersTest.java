package id.bengkel.chat;

import static id.bengkel.chat.ChatWorld.messages;
import static id.bengkel.chat.ChatWorld.number;
import static id.bengkel.chat.ChatWorld.text;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class AnsweringCustomersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ChatWorld world;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void anAnswerIsStoredAtOnceSentOnceAndFollowedToTheReader() {
        // Given
        String customer = number();
        long chat = world.received(text(customer, "pause"));

        // When
        JsonPath written = world.write(3, chat, "Siap, Pak 🙏");

        // Then
        assertEquals(3, written.getInt("agent_id"));
        await().atMost(PATIENCE).until(() -> statusOf(chat, "Siap, Pak 🙏").equals("sent"));
        String providerId = providerId(chat, "Siap, Pak 🙏");
        world.statusOf(providerId, "read");
        await().atMost(PATIENCE).until(() -> statusOf(chat, "Siap, Pak 🙏").equals("read"));
        world.statusOf(providerId, "delivered");
        world.statusOf(providerId, "failed");
        await().atMost(PATIENCE).until(() -> world.count("SELECT count(*) FROM delivery") == 0);
        assertEquals("read", statusOf(chat, "Siap, Pak 🙏"));
        assertEquals(1, times(customer, "Siap, Pak 🙏"));
    }

    @Test
    void aStatusThatIsFasterThanTheAnswerToOurRequestIsNotLost() {
        // Given
        long chat = world.received(text(number(), "Halo"));
        world.execute("INSERT INTO delivery VALUES ('early', 'delivered', NULL, now())");

        // When
        world.execute(
                """
                INSERT INTO message (chat_id, sender, text, status, written_at, created_at, provider_id)
                VALUES ($1, 'agent', 'Baik', 'sent', now(), now(), 'early')""",
                chat);

        // Then
        await().atMost(PATIENCE).until(() -> statusOf(chat, "Baik").equals("delivered"));
    }

    @Test
    void theOrderWithinAChatHoldsWhileTheProviderFailsNowAndThen() {
        // Given
        String customer = number();
        long chat = world.received(text(customer, "pause"));
        world.providerFault("{\"provider\":\"whapi\",\"error_rate\":0.3}");
        List<String> answers =
                IntStream.range(0, 8).mapToObj(nth -> "Jawaban " + nth).toList();

        // When
        answers.forEach(answer -> world.write(3, chat, answer));

        // Then
        await().atMost(PATIENCE).until(() -> times(customer, "Jawaban 7") == 1);
        assertEquals(
                answers,
                world.textsSentTo(customer).stream()
                        .filter(sent -> sent.startsWith("Jawaban"))
                        .toList());
    }

    @Test
    void whatMayHaveBeenSentIsNotSentAgainButCorrectedWhenItComesBack() {
        // Given
        String customer = number();
        long chat = world.received(text(customer, "pause"));
        await().atMost(PATIENCE).until(() -> world.sentTo(customer).size() == 1);
        world.providerFault("{\"provider\":\"whapi\",\"drop_after_write\":true}");
        world.write(3, chat, "Sudah siap");
        await().atMost(PATIENCE).until(() -> statusOf(chat, "Sudah siap").equals("failed"));

        // When
        world.webhook(messages(text(customer, "Sudah siap")
                .put("id", "echo")
                .put("from_me", true)
                .put("from", "628551000727")));

        // Then
        assertEquals("sent", statusOf(chat, "Sudah siap"));
        assertEquals("echo", providerId(chat, "Sudah siap"));
        assertEquals(1, times(customer, "Sudah siap"));
    }

    @Test
    void whatTheProviderRefusesFailsWithItsReason() {
        // Given
        long chat = world.received(text(number(), "pause"));
        world.providerFault("{\"provider\":\"whapi\",\"status\":400}");

        // When
        world.write(3, chat, "Halo");

        // Then
        await().atMost(PATIENCE).until(() -> statusOf(chat, "Halo").equals("failed"));
        assertEquals(
                "Whapi: HTTP 400 - Answered as ordered by /faults",
                world.chat(chat).getString("messages.find { it.text == 'Halo' }.error"));
    }

    @Test
    void whileWhapiIsDownAnswersWaitAndThenGoOutOnce() {
        // Given
        String customer = number();
        world.providerFault("{\"provider\":\"whapi\",\"status\":401}");

        // When
        long chat = world.received(text(customer, "Halo"), text(customer, "agent"));
        world.write(3, chat, "Dengan Sari");

        // Then
        world.providerRecovers();
        await().atMost(PATIENCE).until(() -> world.sentTo(customer).size() >= 3);
        assertEquals("Dengan Sari", world.textsSentTo(customer).get(2));
        assertEquals(3, world.sentTo(customer).size());
    }

    @Test
    void whatAKilledReplicaHadInFlightFailsInsteadOfGoingOutTwice() {
        // Given
        long chat = world.received(text(number(), "Halo"));

        // When
        world.execute(
                """
                WITH m AS (
                    INSERT INTO message (chat_id, sender, text, status, written_at, created_at)
                    VALUES ($1, 'agent', 'Baik', 'queued', now(), now()) RETURNING id)
                INSERT INTO outgoing (message_id, chat_id, action, attempts, lease_until)
                SELECT id, $1, 'send', 1, now() - interval '1 s' FROM m""",
                chat);

        // Then
        await().atMost(PATIENCE).until(() -> statusOf(chat, "Baik").equals("failed"));
    }

    @Test
    void aPersonsReplyFromThePhoneKeepsTheBotQuietAndOurOwnEchoDoesNot() {
        // Given
        String customer = number();
        long chat = world.received(text(customer, "Halo"));
        await().atMost(PATIENCE).until(() -> providerId(chat, botText(chat)) != null);
        JsonObject echo = text(customer, botText(chat)).put("from_me", true).put("id", providerId(chat, botText(chat)));
        world.webhook(messages(echo)).body("status", equalTo("ignored"));
        world.webhook(messages(text(customer, "Masih di sana?"))).body("bot_replied", is(true));

        // When
        world.received(text(customer, "Saya bantu, Pak").put("from_me", true));

        // Then
        world.webhook(messages(text(customer, "Halo lagi"))).body("bot_replied", is(false));
        assertEquals("agent", world.chat(chat).getString("messages.find { it.text == 'Saya bantu, Pak' }.sender"));
        world.execute("UPDATE chat SET quiet_until = now() - interval '1 s' WHERE id = $1", chat);
        world.webhook(messages(text(customer, "Halo lagi"))).body("bot_replied", is(true));
    }

    @Test
    void onlyTheAuthorChangesOrTakesBackAMessageAndTheCustomerSeesIt() {
        // Given
        String customer = number();
        long chat = world.received(text(customer, "pause"));
        int message = world.write(3, chat, "Besok jam 9").getInt("id");
        await().atMost(PATIENCE).until(() -> statusOf(chat, "Besok jam 9").equals("sent"));

        // When
        var other = world.agent(4).body("{\"text\":\"Besok\"}").patch("/chats/messages/" + message);

        // Then
        other.then().statusCode(403);
        world.agent(3)
                .contentType(ContentType.TEXT)
                .body("Besok")
                .patch("/chats/messages/" + message)
                .then()
                .statusCode(415);
        world.admin().delete("/chats/messages/" + message).then().statusCode(403);
        world.agent(3)
                .body("{\"text\":\"Besok jam 10\"}")
                .patch("/chats/messages/" + message)
                .then()
                .statusCode(200)
                .body("text", equalTo("Besok jam 10"))
                .body("edited", is(true));
        await().atMost(PATIENCE).until(() -> times(customer, "Besok jam 10") == 1);
        world.agent(3).delete("/chats/messages/" + message).then().statusCode(204);
        assertEquals(
                0,
                world.texts(chat).stream()
                        .filter(text -> text.startsWith("Besok"))
                        .count());
        world.agent(3).delete("/chats/messages/" + message).then().statusCode(409);
        world.agent(3).delete("/chats/messages/999999999").then().statusCode(404);
    }

    @Test
    void ofManyMessagesWrittenAtOnceEachIsToldUnderItsOwnRequest() {
        // Given
        long chat = world.received(text(number(), "pause"));

        // When
        IntStream.range(0, 8).parallel().forEach(nth -> world.agent(707)
                .header("X-Request-Id", "request-" + nth)
                .body("{\"chat_id\":%d,\"text\":\"Halo\"}".formatted(chat))
                .post("/chats/messages")
                .then()
                .statusCode(201));

        // Then
        assertEquals(8, world.count("SELECT count(DISTINCT request_id) FROM message WHERE sender = 'agent'"));
    }

    @Test
    void whoWritesOnWhatsAppIsAnsweredThereWhereverTheChatBegan() {
        // Given
        String customer = number();
        world.admin()
                .body("{\"customer_name\":\"Budi\",\"customer_phone\":\"%s\",\"channel\":\"Telepon\"}"
                        .formatted(customer))
                .post("/chats/")
                .then()
                .statusCode(201);
        long chat = world.received(text(customer, "pause"));

        // When
        world.write(3, chat, "Siap, Pak");

        // Then
        await().atMost(PATIENCE).until(() -> times(customer, "Siap, Pak") == 1);
        assertEquals("WhatsApp", world.chat(chat).getString("channel"));
    }

    @Test
    void nobodyWritesInTheNameOfOthers() {
        // Given
        long chat = world.received(text(number(), "Halo"));

        // When
        var answer = world.agent(3)
                .body("{\"chat_id\":%d,\"text\":\"x\",\"sender\":\"customer\"}".formatted(chat))
                .post("/chats/messages");

        // Then
        answer.then().statusCode(400).body("errors[0].field", equalTo("sender"));
        world.agent(3)
                .body("{\"chat_id\":%d,\"text\":\"x\",\"agent_id\":9}".formatted(chat))
                .post("/chats/messages")
                .then()
                .statusCode(201)
                .body("agent_id", is(3));
        world.agent(3)
                .body("{\"chat_id\":%d,\"text\":\" \"}".formatted(chat))
                .post("/chats/messages")
                .then()
                .statusCode(400);
        world.agent(3)
                .body("{\"chat_id\":0,\"text\":\"x\"}")
                .post("/chats/messages")
                .then()
                .statusCode(404);
    }

    private String statusOf(long chat, String text) {
        return world.chat(chat).getString("messages.find { it.text == '" + text + "' }.status");
    }

    private String providerId(long chat, String text) {
        return world.chat(chat).getString("messages.find { it.text == '''" + text + "''' }.provider_id");
    }

    private String botText(long chat) {
        return world.chat(chat).getString("messages.find { it.sender == 'bot' }.text");
    }

    private long times(String customer, String text) {
        return world.textsSentTo(customer).stream().filter(text::equals).count();
    }
}
