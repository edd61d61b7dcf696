package id.bengkel.chat.retention;

import static id.bengkel.chat.ChatWorld.number;
import static id.bengkel.chat.ChatWorld.text;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.chat.ChatWorld;
import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class ForgettingChatsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ChatWorld world;

    @Inject
    OldChats oldChats;

    @Inject
    OldTraces oldTraces;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void theStatisticsGoOnCountingWhatIsGone() {
        // Given
        long answered = answeredChat(740);
        answeredChat(740);
        answeredChat(720);
        await().atMost(PATIENCE).until(() -> world.count("SELECT count(*) FROM outgoing") == 0);
        world.execute(
                "INSERT INTO outgoing (message_id, chat_id, action, next_attempt_at)"
                        + " SELECT max(id), chat_id, 'edit', now() + interval '1 day' FROM message WHERE chat_id = $1"
                        + " GROUP BY chat_id",
                answered);
        Map<String, Object> before = figures();

        // When
        oldChats.remove().await().atMost(PATIENCE);

        // Then
        assertEquals(2, world.count("SELECT count(*) FROM chat"));
        assertEquals(1, world.count("SELECT count(*) FROM chat WHERE id = $1", answered));
        assertEquals(before, figures());
    }

    @Test
    void whatOnlyServedToGetHereGoesSoon() {
        // Given
        world.received(text(number(), "Halo"));
        world.execute("UPDATE webhook_call SET received_at = now() - interval '8 days'");
        world.execute("UPDATE chat_event SET at = now() - interval '3 days'");
        world.execute("INSERT INTO webhook_call (received_at, body) VALUES (now() - interval '6 days', '{}')");
        world.execute("INSERT INTO stream_ticket VALUES ('old', 1, 'Budi', false, now(), now() - interval '1 s')");

        // When
        oldTraces.remove().await().atMost(PATIENCE);

        // Then
        assertEquals(1, world.count("SELECT count(*) FROM webhook_call"));
        assertEquals(0, world.count("SELECT count(*) FROM chat_event WHERE at < now() - interval '2 days'"));
        assertEquals(0, world.count("SELECT count(*) FROM stream_ticket WHERE hash = 'old'"));
        assertEquals(1, world.count("SELECT count(*) FROM chat"));
    }

    /** Each customer has waited longer than the one before. */
    private long answeredChat(int daysAgo) {
        long chat = world.received(text(number(), "agent"));
        world.write(3, chat, "Ya?");
        world.execute(
                "UPDATE message SET written_at = written_at - $2 * interval '1 day'"
                        + " - CASE WHEN sender = 'customer' THEN $1 * interval '1 minute' ELSE interval '0' END"
                        + " WHERE chat_id = $1",
                chat,
                (long) daysAgo);
        world.execute(
                "UPDATE chat SET last_message_at = now() - $2 * interval '1 day', created_at = last_message_at - $2 * interval '1 day' WHERE id = $1",
                chat,
                (long) daysAgo);
        return chat;
    }

    private Map<String, Object> figures() {
        return world.agent(3)
                .get("/chats/statistics")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
    }
}
