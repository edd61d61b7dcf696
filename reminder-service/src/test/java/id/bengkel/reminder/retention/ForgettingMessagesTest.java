package id.bengkel.reminder.retention;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import id.bengkel.reminder.ReminderWorld;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class ForgettingMessagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ReminderWorld world;

    @Inject
    OldMessages oldMessages;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void aRunCountsItsMessagesWhenTheyAreGone() {
        // Given
        world.known(world.vehicleDue(world.today()), world.vehicleDue(world.today()));
        world.agent().post("/customers/send-maintenance-reminder").then().statusCode(200);
        await().until(() -> world.count("SELECT count(*) FROM message WHERE published_at IS NOT NULL") == 2);
        await().until(() -> world.count("SELECT count(*) FROM reminder_run WHERE finished_at IS NOT NULL") == 1);
        Map<String, Object> before = run();
        world.execute("UPDATE message SET created_at = created_at - interval '400 days'");

        // When
        oldMessages.remove().await().atMost(PATIENCE);

        // Then
        assertEquals(0, world.count("SELECT count(*) FROM message"));
        assertEquals(before, run());
    }

    @Test
    void whatIsNotOverStays() {
        // Given
        world.execute("INSERT INTO message (id, kind, phone, body, status, next_attempt_at, created_at, published_at)"
                + " SELECT gen_random_uuid(), m.kind, '628120000', 'Halo', m.status, now() + interval '1 day',"
                + " now() - m.age * interval '1 day', CASE WHEN m.published THEN now() END"
                + " FROM (VALUES ('direct', 'unknown', 400, false), ('direct', 'queued', 400, false),"
                + " ('direct', 'failed', 360, false), ('direct', 'failed', 370, false),"
                + " ('direct', 'cancelled', 370, false), ('admin', 'sent', 370, false),"
                + " ('direct', 'sent', 370, true)) AS m (kind, status, age, published)");

        // When
        oldMessages.remove().await().atMost(PATIENCE);

        // Then
        assertEquals(3, world.count("SELECT count(*) FROM message"));
        assertEquals(1, world.count("SELECT count(*) FROM message WHERE status = 'failed'"));
    }

    private Map<String, Object> run() {
        Map<String, Object> run = world.agent().get("/reminder-runs").jsonPath().getMap("[0]");
        assertEquals(2, ((Map<?, ?>) run.get("counts")).get("sent"));
        return run;
    }
}
