package id.bengkel.local.workshop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Somebody wants to see the workshop at work, and to leave no trace. */
class LookingAtADemoIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void aDemoHasCustomersWhoAreDueAndGoesWithoutATrace() throws Exception {
        var stack = new LocalStack("demo");
        try (stack) {
            stack.start("--demo", "--ephemeral");
            var workshop = Workshop.signIn(stack);

            assertEquals(25, workshop.customers().size());
            var run = await().atMost(LIMIT).until(workshop::runReminders, started -> started.sent() > 0);
            assertTrue(run.sent() <= 30);
        }

        await().atMost(LIMIT).until(() -> Files.notExists(stack.data()));
    }
}
