package id.bengkel.chat;

import static id.bengkel.chat.ChatWorld.messages;
import static id.bengkel.chat.ChatWorld.number;
import static id.bengkel.chat.ChatWorld.text;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class ChangingWrittenMessagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ChatWorld world;

    @ConfigProperty(name = "chat.dispatch.max-attempts")
    int maxAttempts;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void editsReactionsAndDeletionsReachTheirMessage() {
        // Given
        String customer = number();
        JsonObject edited = text(customer, "servis brapa");
        JsonObject removed = text(customer, "salah kirim");
        long chat = world.received(edited, removed);

        // When
        world.webhook(messages(
                action(customer, "edit", edited, "servis berapa"), action(customer, "reaction", edited, "👍")));
        world.webhook(new JsonObject().put("messages_removed", new JsonArray().add(removed.getString("id"))));

        // Then
        JsonPath shown = world.chat(chat);
        assertEquals("servis berapa", shown.getString("messages[0].text"));
        assertEquals("👍", shown.getString("messages[0].reaction"));
        assertEquals(true, shown.getBoolean("messages[1].deleted"));
        assertEquals("Pesan ini dihapus", shown.getString("messages[1].text"));
    }

    @Test
    void whatWasDoneToAMessageThatComesLaterIsDoneToItThen() {
        // Given
        String customer = number();
        JsonObject edited = text(customer, "servis brapa");
        JsonObject removed = text(customer, "salah kirim");
        world.webhook(messages(action(customer, "edit", edited, "servis")));
        world.webhook(messages(action(customer, "edit", edited, "servis berapa")));
        world.webhook(messages(action(number(), "edit", edited, "batal")));
        world.webhook(new JsonObject().put("messages_removed", new JsonArray().add(removed.getString("id"))));

        // When
        long chat = world.received(edited, removed);

        // Then
        await().atMost(PATIENCE).until(() -> world.count("SELECT count(*) FROM early_change") == 0);
        assertEquals(
                List.of("servis berapa", "Pesan ini dihapus"), world.texts(chat).subList(0, 2));
    }

    @Test
    void nobodyChangesTheMessagesOfAnotherChat() {
        // Given
        JsonObject written = text(number(), "servis besok jam 9");
        long chat = world.received(written);
        String stranger = number();
        world.received(text(stranger, "Halo"));

        // When
        world.webhook(messages(
                action(stranger, "edit", written, "batal"),
                action(stranger, "reaction", written, "👎"),
                action(stranger, "delete", written, "")));
        world.webhook(update(written, stranger, "batal saja"));

        // Then
        JsonPath shown = world.chat(chat);
        assertEquals("servis besok jam 9", shown.getString("messages[0].text"));
        assertNull(shown.getString("messages[0].reaction"));
        assertEquals(false, shown.getBoolean("messages[0].deleted"));
        world.webhook(update(written, written.getString("from"), "servis besok jam 10"));
        assertEquals("servis besok jam 10", world.texts(chat).get(0));
    }

    @Test
    void whatIsTakenBackIsTakenBackEvenIfWhapiDidNotSaySo() {
        // Given
        String customer = number();
        long chat = world.received(text(customer, "pause"));
        int message = world.write(3, chat, "Untuk Pak Joko").getInt("id");
        await().atMost(PATIENCE).until(() -> sent(customer, "Untuk Pak Joko").size() == 1);
        world.providerFault("{\"provider\":\"whapi\",\"status\":504}");

        // When
        world.agent(3).delete("/chats/messages/" + message).then().statusCode(204);

        // Then
        await().atMost(PATIENCE)
                .until(() -> world.count("SELECT count(*) FROM outgoing WHERE attempts = 0 OR lease_until IS NOT NULL")
                        == 0);
        world.providerRecovers();
        await().atMost(PATIENCE).until(() -> sent(customer, "Untuk Pak Joko").equals(List.of(true)));
    }

    @Test
    void whatAKilledReplicaWasTakingBackIsTakenBackByAnother() {
        // Given
        String customer = number();
        long chat = world.received(text(customer, "pause"));
        int message = world.write(3, chat, "Untuk Pak Joko").getInt("id");
        await().atMost(PATIENCE)
                .until(() ->
                        world.count("SELECT count(*) FROM message WHERE status = 'sent' AND id = $1", (long) message)
                                == 1);

        // When
        world.execute(
                """
                INSERT INTO outgoing (message_id, chat_id, action, attempts, lease_until)
                VALUES ($1, $2, 'delete', 1, now() - interval '1 s')""",
                (long) message,
                chat);

        // Then
        await().atMost(PATIENCE).until(() -> sent(customer, "Untuk Pak Joko").equals(List.of(true)));
    }

    @Test
    void whatKillsWhoeverTriesItIsNotTriedForEver() {
        // Given
        String customer = number();
        long chat = world.received(text(customer, "pause"));
        int message = world.write(3, chat, "Untuk Pak Joko").getInt("id");
        world.allHasGoneOut();

        // When
        world.execute(
                """
                INSERT INTO outgoing (message_id, chat_id, action, attempts, lease_until)
                VALUES ($1, $2, 'delete', $3, now() - interval '1 s')""",
                (long) message,
                chat,
                maxAttempts);

        // Then
        world.allHasGoneOut();
        assertEquals(
                "Pengiriman terputus; perubahan mungkin tidak sampai",
                world.chat(chat).getString("messages.find { it.id == " + message + " }.error"));
        assertEquals(List.of(false), sent(customer, "Untuk Pak Joko"));
    }

    @Test
    void whatWasTakenBackWhileItWaitedForAnotherTryIsNotSent() {
        // Given
        String customer = number();
        long chat = world.received(text(customer, "pause"));

        // When
        world.execute(
                """
                WITH m AS (
                    INSERT INTO message (chat_id, sender, text, status, written_at, created_at, deleted_at)
                    VALUES ($1, 'agent', 'Untuk Pak Joko', 'queued', now(), now(), now()) RETURNING id)
                INSERT INTO outgoing (message_id, chat_id, action, attempts)
                SELECT id, $1, action, 1 FROM m, unnest(ARRAY['send', 'delete']) AS action""",
                chat);

        // Then
        await().atMost(PATIENCE).until(() -> world.count("SELECT count(*) FROM outgoing") == 0);
        assertEquals(List.of(), sent(customer, "Untuk Pak Joko"));
    }

    @Test
    void whatAPersonChangesAgainIsNotUndoneByTheEchoOfTheFirstChange() {
        // Given
        String customer = number();
        long chat = world.received(text(customer, "pause"));
        int message = world.write(3, chat, "Besok jam 8").getInt("id");
        await().atMost(PATIENCE).until(() -> sent(customer, "Besok jam 8").size() == 1);
        await().atMost(PATIENCE).until(() -> providerId(chat, message) != null);
        JsonObject known = new JsonObject().put("id", providerId(chat, message));
        world.providerFault("{\"provider\":\"whapi\",\"status\":401}");
        world.agent(3)
                .body("{\"text\":\"Besok jam 10\"}")
                .patch("/chats/messages/" + message)
                .then()
                .statusCode(200);

        // When
        world.webhook(update(known, customer, "Besok jam 9"));

        // Then
        world.providerRecovers();
        await().atMost(PATIENCE).until(() -> sent(customer, "Besok jam 10").size() == 1);
        assertEquals("Besok jam 10", world.texts(chat).get(2));
    }

    private String providerId(long chat, int message) {
        return world.chat(chat).getString("messages.find { it.id == " + message + " }.provider_id");
    }

    /** Of what went out with this text, whether it was taken back. */
    private List<Object> sent(String customer, String text) {
        return world.sentTo(customer).stream()
                .filter(sent -> sent.get("body").equals(text))
                .map(sent -> sent.get("deleted"))
                .toList();
    }

    private static JsonObject action(String from, String type, JsonObject target, String value) {
        return text(from, "")
                .put("type", "action")
                .put(
                        "action",
                        new JsonObject()
                                .put("type", type)
                                .put("target", target.getString("id"))
                                .put("emoji", value)
                                .put("edited_content", new JsonObject().put("body", value)));
    }

    private static JsonObject update(JsonObject target, String chat, String text) {
        return new JsonObject()
                .put(
                        "messages_updates",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("id", target.getString("id"))
                                        .put("after_update", text(chat, text))));
    }
}
