package id.bengkel.report.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.TestServers;
import id.bengkel.report.Database;
import id.bengkel.report.Event;
import id.bengkel.report.MessageTopic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class ForgettingEventIdsTest {

    private static final Path TOPICS = Path.of("../deploy/topics.properties");

    @Inject
    Database database;

    @Inject
    MessageTopic topic;

    @Inject
    OldEventIds oldEventIds;

    @Inject
    RetentionConfig retention;

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void anEventThatIsReadAgainAfterItsIdIsForgottenIsNotCountedAgain() {
        // Given
        Event event = Event.aboutSomeVehicle();
        topic.deliver(event);
        database.execute("UPDATE processed_event SET processed_at = now() - interval '121 days'");

        // When
        oldEventIds.remove().await().atMost(Duration.ofSeconds(60));
        topic.publish(event.record("message-sent", null, Instant.now().minus(Duration.ofDays(121))));
        topic.awaitAllDone();

        // Then
        assertEquals(0, database.number("SELECT count(*) FROM processed_event"));
        assertEquals(1, database.number("SELECT frequency FROM report WHERE id_vehicle = '" + event.vehicle() + "'"));
    }

    @Test
    void idsAreKeptLongerThanAnyTopicKeepsTheEvents() throws IOException {
        var topics = new Properties();
        topics.load(new StringReader(Files.readString(TOPICS)));

        for (String name : new String[] {"message-sent", "message-sent-dlq"}) {
            Duration stays = millis(topics, name + ".retention.ms").plus(millis(topics, name + ".segment.ms"));
            assertTrue(stays.plusDays(1).compareTo(retention.eventIds()) < 0, name);
        }
    }

    private static Duration millis(Properties topics, String setting) {
        return Duration.ofMillis(Long.parseLong(topics.getProperty(setting)));
    }
}
