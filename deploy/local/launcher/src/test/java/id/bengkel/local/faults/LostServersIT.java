package id.bengkel.local.faults;

import static org.awaitility.Awaitility.await;

import id.bengkel.local.workshop.LocalStack;
import id.bengkel.local.workshop.OnReplicatedStack;
import id.bengkel.local.workshop.ReplicatedStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** PostgreSQL or Kafka is away for a while in the middle of a run: nothing is lost, doubled or left in doubt. */
@OnReplicatedStack
class LostServersIT {

    private static final Duration POSTGRES_AWAY = Duration.ofSeconds(ReplicatedStack.IS_LONG ? 20 : 2);
    private static final Duration KAFKA_AWAY = Duration.ofSeconds(ReplicatedStack.IS_LONG ? 60 : 2);
    private static final Duration NO_CONNECTIONS = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** So slow that messages are being sent all the time that Kafka is away. */
    private static final String SLOWER = "{\"provider\":\"starsender\",\"latency_ms\":1000}";

    private static final String END_OTHER_SESSIONS =
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE backend_type = 'client backend' AND usename <> 'postgres'""";

    private final LocalStack stack;

    LostServersIT(LocalStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void theProviderTakesItsTime() {
        new Provider(stack).behaves(ReplicatedStack.IS_LONG ? SLOWER : Campaign.SLOW);
    }

    @AfterEach
    void theProviderIsQuickAgain() {
        new Provider(stack).recovers();
    }

    @Test
    void bothAreAwayOneAfterTheOther() {
        // Given
        var campaign = Campaign.of(
                        stack,
                        "Kafka stopped for %d s, PostgreSQL for %d s"
                                .formatted(KAFKA_AWAY.toSeconds(), POSTGRES_AWAY.toSeconds()))
                .begin()
                .sent(0.1);

        // When
        stack.without("kafka", KAFKA_AWAY);
        stack.without("postgres", POSTGRES_AWAY);

        // Then
        campaign.end().areComplete();
    }

    @Test
    @EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
    void bothAreAwayAtOnce() {
        // Given
        var campaign = Campaign.of(
                        stack, "Kafka and PostgreSQL stopped at once for %d s".formatted(POSTGRES_AWAY.toSeconds()))
                .begin()
                .sent(0.1);

        // When
        stack.hold("kafka");
        stack.without("postgres", POSTGRES_AWAY);
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
        List<Connection> taken = new ArrayList<>();
        await().atMost(LIMIT).until(() -> endOtherSessions(taken) == 0);
        await().during(NO_CONNECTIONS).atMost(LIMIT).until(() -> takeConnections(taken) == 0);
        for (Connection connection : taken) {
            connection.close();
        }

        // Then
        campaign.end().areComplete();
    }

    /** @return how many sessions of the services there were when no more could be taken */
    private long endOtherSessions(List<Connection> taken) throws SQLException {
        takeConnections(taken);
        try (var statement = taken.get(0).createStatement();
                var ended = statement.executeQuery(END_OTHER_SESSIONS)) {
            ended.next();
            return ended.getLong(1);
        }
    }

    /** @return how many were to be had */
    private int takeConnections(List<Connection> taken) {
        int before = taken.size();
        try {
            while (true) {
                taken.add(new Ledger(stack).connect("postgres"));
            }
        } catch (SQLException full) {
            return taken.size() - before;
        }
    }
}
