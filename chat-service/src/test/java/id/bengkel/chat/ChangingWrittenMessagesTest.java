package id.bengkel.chat;

import static id.bengkel.chat.ChatWorld.messages;
import static id.bengkel.chat.ChatWorld.number;
import static id.bengkel.chat.ChatWorld.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class ChangingWrittenMessagesTest {

    @Inject
    ChatWorld world;

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
