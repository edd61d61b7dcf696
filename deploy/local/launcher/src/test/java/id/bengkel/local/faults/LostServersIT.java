package id.bengkel.local.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.workshop.LocalStack;
import id.bengkel.local.workshop.ReplicatedStack;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL or Kafka is away for a while in the middle of a run: nothing is lost, doubled or left in doubt. */
@ExtendWith(ReplicatedStack.class)
class LostServersIT {

    private static final long POSTGRES_AWAY = ReplicatedStack.IS_LONG ? 20_000 : 2_000;
    private static final long KAFKA_AWAY = ReplicatedStack.IS_LONG ? 60_000 : 2_000;
    private static final int MOST_CONNECTIONS = 200;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final LocalStack stack;

    LostServersIT(LocalStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void theProviderTakesItsTime() {
        new Provider(stack).behaves(Campaign.SLOW);
    }

    @AfterEach
    void theProviderIsQuickAgain() {
        new Provider(stack).recovers();
    }

    @Test
    void bothAreAwayOneAfterTheOther() throws Exception {
        // Given
        var campaign = Campaign.of(
                        stack, "Kafka stopped for %d ms, PostgreSQL for %d ms".formatted(KAFKA_AWAY, POSTGRES_AWAY))
                .begin()
                .sent(0.1);

        // When
        without("kafka", KAFKA_AWAY);
        without("postgres", POSTGRES_AWAY);

        // Then
        campaign.end().areComplete();
    }

    @Test
    @EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
    void bothAreAwayAtOnce() throws Exception {
        // Given
        var campaign = Campaign.of(stack, "Kafka and PostgreSQL stopped at once for %d ms".formatted(POSTGRES_AWAY))
                .begin()
                .sent(0.1);

        // When
        stack.hold("kafka");
        without("postgres", POSTGRES_AWAY);
        stack.letGo("kafka");

        // Then
        campaign.end().areComplete();
    }

    @Test
    @EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
    void postgresIsKilled() {
        // Given
        var campaign = Campaign.of(stack, "PostgreSQL killed three times").begin();

        // When
        for (int time = 1; time <= 3; time++) {
            campaign.sent(time * 0.2);
            stack.postgres().destroyForcibly();
            await().atMost(LIMIT).ignoreExceptions().until(() -> stack.postgres()
                    .isAlive());
        }

        // Then
        campaign.end().areComplete();
    }

    @Test
    @EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
    void postgresHasNoConnectionsLeft() throws Exception {
        // Given
        var campaign = Campaign.of(stack, "PostgreSQL out of connections for 10 s")
                .begin()
                .sent(0.2);

        // When
        List<Connection> taken = takeAllConnections();
        Thread.sleep(10_000);
        for (Connection connection : taken) {
            connection.close();
        }

        // Then
        assertTrue(taken.size() > MOST_CONNECTIONS / 4, () -> "only " + taken.size());
        campaign.end().areComplete();
    }

    private List<Connection> takeAllConnections() {
        var ledger = new Ledger(stack);
        List<Connection> taken = new ArrayList<>();
        try {
            while (taken.size() < MOST_CONNECTIONS) {
                taken.add(ledger.connect("postgres"));
            }
        } catch (SQLException full) {
            // That is what was wanted.
        }
        return taken;
    }

    private void without(String server, long millis) throws InterruptedException {
        stack.hold(server);
        await().atMost(LIMIT).until(() -> !takesConnections(server));
        Thread.sleep(millis);
        stack.letGo(server);
        await().atMost(LIMIT).until(() -> takesConnections(server));
    }

    private boolean takesConnections(String server) {
        var address = stack.status().getString(server);
        var uri = URI.create(address.contains("//") ? address : "kafka://" + address);
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
