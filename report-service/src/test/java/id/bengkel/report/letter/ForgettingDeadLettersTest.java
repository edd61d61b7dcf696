package id.bengkel.report.letter;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import id.bengkel.report.Database;
import id.bengkel.report.Event;
import id.bengkel.report.MessageTopic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class ForgettingDeadLettersTest {

    @Inject
    Database database;

    @Inject
    MessageTopic topic;

    @Inject
    OldDeadLetters oldDeadLetters;

    @Test
    void aDeadLetterGoesWhenItsTopicForgetsItThoughNoOtherComes() {
        // Given
        topic.awaitDeadLettersListed();
        database.clear();
        Event old = Event.aboutSomeVehicle().without("sent_at");
        topic.deliver(old);
        topic.deliver(Event.aboutSomeVehicle().without("sent_at"));
        await().until(() -> database.number("SELECT count(*) FROM dead_letter") == 2);
        database.execute(
                "UPDATE dead_letter SET last_at = now() - interval '91 days' WHERE ce_id = '" + old.id() + "'");

        // When
        oldDeadLetters.remove().await().atMost(Duration.ofSeconds(60));

        // Then
        assertEquals(1, database.number("SELECT count(*) FROM dead_letter"));
        assertEquals(0, database.number("SELECT count(*) FROM dead_letter WHERE ce_id = '" + old.id() + "'"));
    }
}
