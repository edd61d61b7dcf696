package id.bengkel.chat;

import static id.bengkel.chat.ChatWorld.messages;
import static id.bengkel.chat.ChatWorld.number;
import static id.bengkel.chat.ChatWorld.text;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class TalkingInGroupsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ChatWorld world;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void inAGroupTheBotSpeaksOnlyWhenNamed() {
        // Given
        JsonObject chatter =
                text(number(), "Halo semua").put("chat_id", "120363@g.us").put("chat_name", "Klub Avanza");
        JsonObject named =
                chatter.copy().put("id", "g2").put("text", new JsonObject().put("body", "Halo @628551000727"));

        // When
        var answer = world.webhook(messages(chatter));

        // Then
        answer.body("bot_replied", is(false));
        JsonPath chat = world.chat(answer.extract().jsonPath().getLong("chat_id"));
        assertEquals("Klub Avanza", chat.getString("name"));
        assertEquals("Budi", chat.getString("messages[0].author"));
        assertEquals(null, chat.getString("profile.phone"));
        world.webhook(messages(named)).body("bot_replied", is(true));
    }

    @Test
    void whoAnswersTheBotInAGroupSpeaksToIt() {
        // Given
        JsonObject named = text(number(), "Halo @628551000727").put("chat_id", "120364@g.us");
        long group = world.received(named);
        await().atMost(PATIENCE).until(() -> world.chat(group).getString("messages[1].provider_id") != null);
        String said = world.chat(group).getString("messages[1].provider_id");
        JsonObject toTheBot = text(number(), "Halo").put("chat_id", "120364@g.us");
        JsonObject toAnother = toTheBot.copy().put("id", "g3");

        // When
        var answers = world.webhook(messages(toTheBot.put("context", new JsonObject().put("quoted_id", said))));

        // Then
        answers.body("bot_replied", is(true));
        world.webhook(messages(toAnother.put("context", new JsonObject().put("quoted_id", named.getString("id")))))
                .body("bot_replied", is(false));
    }
}
