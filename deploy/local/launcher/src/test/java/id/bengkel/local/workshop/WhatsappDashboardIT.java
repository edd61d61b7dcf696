package id.bengkel.local.workshop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.workshop.DocumentedCalls.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The calls of the document on WhatsApp and the dashboard, letter by letter but for the id of the chat, which is ours. */
@ExtendWith(SharedStack.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class WhatsappDashboardIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** The document's example of what WhatsApp sends. */
    private static final String INCOMING =
            """
            curl -X POST http://localhost:8000/webhook/whapi \\
              -H "Content-Type: application/json" \\
              -d '{
                "messages": [
                  {
                    "from": "6281234567890@c.us",
                    "from_name": "John Doe",
                    "pushname": "John",
                    "text": {
                      "body": "Halo, saya butuh bantuan!"
                    },
                    "timestamp": 1704123456
                  }
                ]
              }'
            """;

    private final DocumentedCalls calls;
    private final ChatAgent admin;
    private final CustomerPhone john;
    private long chat;

    WhatsappDashboardIT(DocumentedCalls calls, LocalStack stack) {
        this.calls = calls;
        this.admin = ChatAgent.signIn(stack.gateway(), "admin", LocalStack.ADMIN_PASSWORD);
        this.john = new CustomerPhone(stack.sandbox(), "6281234567890", "John Doe");
    }

    /** Others use the document's number as well. */
    @BeforeAll
    @AfterAll
    void nobodyKnowsJohn() {
        admin.list("/chats/?q=" + john.number()).forEach(known -> admin.forget(known.getLong("id")));
    }

    @Test
    @Order(1)
    void aMessageIsTakenInAndAnsweredByTheBot() throws Exception {
        var before = john.received().size();

        var answer = calls.run(INCOMING);

        assertEquals(200, answer.status());
        assertEquals(
                List.of("status", "mode", "chat_id", "bot_replied"),
                List.copyOf(answer.object().fieldNames()));
        assertEquals("ok", answer.object().getString("status"));
        assertEquals("bot", answer.object().getString("mode"));
        assertTrue(answer.object().getBoolean("bot_replied"));
        chat = answer.object().getLong("chat_id");
        await().atMost(LIMIT).until(() -> john.received().size() > before);
    }

    @Test
    @Order(2)
    void theSameMessageAgainChangesNothing() throws Exception {
        var answer = calls.run(INCOMING);

        assertEquals(200, answer.status());
        assertEquals(1, texts("customer").size());
        assertEquals(1, texts("bot").size());
    }

    @Test
    @Order(3)
    void theChatIsListed() throws Exception {
        var answer = calls.runSignedIn("curl http://localhost:8000/chats/");

        assertEquals(200, answer.status());
        var listed = answer.list().stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getLong("id") == chat)
                .findFirst()
                .orElseThrow();
        assertEquals("John Doe", listed.getString("name"));
        assertEquals("WhatsApp", listed.getString("channel"));
        assertEquals("bot", listed.getString("mode"));
        assertEquals(1, listed.getInteger("unread"));
        assertTrue(listed.getBoolean("online"));
    }

    @Test
    @Order(4)
    void theChatHoldsBothMessages() throws Exception {
        var answer = calls.runSignedIn("curl http://localhost:8000/chats/1".replace("/1", "/" + chat));

        assertEquals(200, answer.status());
        assertEquals("6281234567890", answer.object().getJsonObject("profile").getString("phone"));
        assertEquals(List.of("Halo, saya butuh bantuan!"), texts("customer"));
        assertEquals(1, texts("bot").size());
    }

    @Test
    @Order(5)
    void whoTestsTheWebhookByHandIsAnswered() throws Exception {
        var answer = calls.run(
                """
                curl -X POST http://localhost:8000/webhook/whapi \\
                  -H "Content-Type: application/json" \\
                  -d '{"messages":[{"from":"123@c.us","text":{"body":"test"}}]}'
                """);

        assertEquals(200, answer.status());
        assertEquals("ok", answer.object().getString("status"));
    }

    @Test
    @Order(6)
    void theSameFromOutsideIsAnswered() throws Exception {
        var answer = calls.run(
                """
                curl -X POST https://your-ngrok-url.ngrok.io/webhook/whapi \\
                  -H "Content-Type: application/json" \\
                  -d '{"messages":[{"from":"test@c.us","text":{"body":"hi"}}]}'
                """
                        .replace("https://your-ngrok-url.ngrok.io", "http://localhost:8000"));

        assertEquals(200, answer.status());
        assertEquals("ok", answer.object().getString("status"));
    }

    /** In the document a click: "Assign to Agent". */
    @Test
    @Order(7)
    void theBotIsSilentOnceAPersonHasTheChat() throws Exception {
        var assigned = calls.runSignedIn(
                """
                curl -X PATCH http://localhost:8000/chats/1 \\
                  -H "Content-Type: application/json" \\
                  -d '{"mode":"agent"}'
                """
                        .replace("/1", "/" + chat));

        assertEquals(200, assigned.status(), assigned.body());
        var answer = john.writes("Masih di sana?");
        assertEquals("agent", answer.getString("mode"));
        assertEquals(false, answer.getBoolean("bot_replied"));
    }

    /** In the document a click as well, "Send", behind which the dashboard calls {@code POST /chats/messages}. */
    @Test
    @Order(8)
    void whatAnAgentAnswersIsReceived() throws Exception {
        var answer = calls.runSignedIn(
                """
                curl -X POST http://localhost:8000/chats/messages \\
                  -H "Content-Type: application/json" \\
                  -d '{"chat_id": 1, "text": "Halo! Ada yang bisa kami bantu?", "sender": "agent"}'
                """
                        .replace(": 1,", ": " + chat + ","));

        assertEquals(201, answer.status());
        await().atMost(LIMIT).until(() -> john.received().contains("Halo! Ada yang bisa kami bantu?"));
        assertEquals(List.of("Halo! Ada yang bisa kami bantu?"), texts("agent"));
    }

    private List<String> texts(String sender) throws Exception {
        Answer answer = calls.runSignedIn("curl http://localhost:8000/chats/" + chat);
        return answer.object().getJsonArray("messages").stream()
                .map(JsonObject.class::cast)
                .filter(message -> sender.equals(message.getString("sender")))
                .map(message -> message.getString("text"))
                .toList();
    }
}
