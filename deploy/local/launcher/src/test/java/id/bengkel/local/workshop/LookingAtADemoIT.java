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

    /** That of every customer in the demo; nobody has such a number. */
    private static final String START_OF_THE_NUMBERS = "62812000000";

    @Test
    void aDemoHasCustomersWhoAreDueAndSomeWhoWriteAndGoesWithoutATrace() throws Exception {
        var stack = new LocalStack("demo");
        try (stack) {
            stack.start("--demo", "--ephemeral");
            var workshop = Workshop.signIn(stack);
            assertEquals(25, workshop.customers().size());

            await().atMost(LIMIT).until(() -> {
                workshop.runReminders();
                return sentBy("starsender", workshop) >= 5 && sentBy("whapi", workshop) >= 7;
            });

            assertTrue(workshop.sent().stream()
                    .allMatch(message -> message.getString("to").startsWith(START_OF_THE_NUMBERS)));
        }
        assertTrue(Files.notExists(stack.data()));
    }

    private static long sentBy(String provider, Workshop workshop) {
        return workshop.sent().stream()
                .filter(message -> provider.equals(message.getString("provider")))
                .count();
    }
}
