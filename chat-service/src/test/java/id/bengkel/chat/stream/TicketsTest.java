package id.bengkel.chat.stream;

import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.chat.agent.Caller;
import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class TicketsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Tickets tickets;

    @Test
    void aStreamIsShortEvenIfTheTokenIsGoodForHours() {
        // Given
        var caller = new Caller(3, "Siti", false, Instant.now().plus(Duration.ofHours(12)));
        String ticket = tickets.give(caller).await().atMost(PATIENCE);

        // When
        Instant until = tickets.take(ticket).await().atMost(PATIENCE).until();

        // Then
        Instant limit = Instant.now().plus(Tickets.LONGEST_STREAM).plusSeconds(1);
        assertTrue(until.isBefore(limit), until::toString);
    }
}
