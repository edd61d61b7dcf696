package id.bengkel.report.message;

import static id.bengkel.report.Calls.asAdmin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.TestServers;
import id.bengkel.report.Database;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replicas are connections to the database: this is what several of them do at once after a rebalance. */
@QuarkusTest
@WithTestResource(TestServers.class)
class CountingTogetherTest {

    private static final int VEHICLES = 40;
    private static final int CONNECTIONS = 16;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final UUID CUSTOMER = UUID.randomUUID();

    /** How many frequencies the statistics have another number of than there are reports. */
    private static final String RECOUNT =
            """
            SELECT count(*)
            FROM (SELECT frequency, count(*) AS reports FROM report GROUP BY frequency) AS recounted
            FULL JOIN (SELECT * FROM report_frequency WHERE reports <> 0) AS kept USING (frequency, reports)
            WHERE recounted.frequency IS NULL OR kept.frequency IS NULL
            """;

    private final Random random = new Random(7);

    @Inject
    SentMessages messages;

    @Inject
    Pool pool;

    @Inject
    Database database;

    @BeforeEach
    void nothingCounted() {
        database.clear();
    }

    @Test
    void replicasThatShareEventsAndVehiclesCountEachEventOnceAndNeverMeetInADeadlock() {
        List<SentMessage> all = messages(3_000);
        List<Uni<Void>> batches = Stream.of(shuffled(all), shuffled(all), shuffled(all))
                .flatMap(delivered -> IntStream.range(0, 30).mapToObj(i -> delivered.subList(i * 100, i * 100 + 100)))
                .map(messages::count)
                .toList();

        // Every connection of the pool works at once; a deadlock would fail one of them.
        Uni.join()
                .all(batches)
                .usingConcurrencyOf(CONNECTIONS)
                .andFailFast()
                .await()
                .atMost(LIMIT);

        assertEquals(3_000, database.number("SELECT sum(frequency) FROM report"));
        assertEquals(3_000, database.number("SELECT sum(sent) FROM daily"));
        assertEquals(0, database.number(RECOUNT));
    }

    @Test
    void replicasWithVehiclesOfTheirOwnKeepOneExactStatistic() {
        List<Uni<Void>> lanes = IntStream.range(0, 16)
                .mapToObj(lane -> Multi.createFrom()
                        .range(0, 20)
                        .onItem()
                        .transformToUniAndConcatenate(batch -> messages.count(aboutVehiclesOf(lane)))
                        .onItem()
                        .ignoreAsUni())
                .toList();

        Uni.join().all(lanes).andFailFast().await().atMost(LIMIT);

        assertEquals(16 * 20 * 50, database.number("SELECT sum(frequency) FROM report"));
        assertEquals(0, database.number(RECOUNT));
    }

    @Test
    void resettingAndDeletingMeanwhileDisturbNeitherTheCountNorTheStatistics() {
        // The table's own order is the opposite of the one in which counting locks.
        database.execute(
                """
                INSERT INTO report (id_customer, id_vehicle, customer_phone, last_message_date, frequency, created_at,
                    updated_at)
                SELECT '%s', ('00000000-0000-0001-0000-' || lpad(to_hex(n), 12, '0'))::uuid, '6281234567890', now(), 1,
                    now(), now()
                FROM generate_series(4999, 0, -1) n
                """
                        .formatted(CUSTOMER));
        List<SentMessage> all = Stream.generate(() -> message(random.nextInt(5_000)))
                .limit(30_000)
                .toList();
        // So that the next ones come while messages are counted: the first request of all takes long.
        asAdmin().post("/whatsapp-report/reset-frequency").then().statusCode(200);
        var counting = Uni.join()
                .all(IntStream.range(0, 30)
                        .mapToObj(i -> messages.count(all.subList(i * 1_000, i * 1_000 + 1_000)))
                        .toList())
                .usingConcurrencyOf(4)
                .andFailFast()
                .subscribeAsCompletionStage();

        do {
            asAdmin().post("/whatsapp-report/reset-frequency").then().statusCode(200);
            asAdmin().delete("/whatsapp-report/" + idOfTheFirst()).then().statusCode(200);
        } while (!counting.isDone());
        counting.join();

        assertEquals(30_000, database.number("SELECT sum(sent) FROM daily"));
        assertEquals(0, database.number(RECOUNT));
    }

    @Test
    void aBatchThatHoldsAnEventTwiceCountsItOnce() {
        SentMessage message = messages(1).get(0);

        messages.count(List.of(message, message)).await().atMost(LIMIT);

        assertEquals(1, database.number("SELECT sum(frequency) FROM report"));
        assertEquals(1, database.number("SELECT sum(sent) FROM daily"));
    }

    @Test
    void theDatabaseKnowsTheStatementWhenTheNextBatchComes() {
        messages.count(messages(1)).await().atMost(LIMIT);

        assertTrue(
                onAllConnections("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%processed_event%'")
                        > 0);
    }

    /** A number of each connection, all together. None is left out: each is kept until all are asked. */
    private long onAllConnections(String query) {
        List<SqlConnection> all = Uni.join()
                .all(Collections.nCopies(CONNECTIONS, pool.getConnection()))
                .andFailFast()
                .await()
                .atMost(LIMIT);
        try {
            return all.stream()
                    .mapToLong(connection -> connection
                            .query(query)
                            .executeAndAwait()
                            .iterator()
                            .next()
                            .getLong(0))
                    .sum();
        } finally {
            all.forEach(SqlConnection::closeAndAwait);
        }
    }

    private List<SentMessage> messages(int count) {
        return Stream.generate(() -> message(random.nextInt(VEHICLES)))
                .limit(count)
                .toList();
    }

    private List<SentMessage> aboutVehiclesOf(int lane) {
        return Stream.generate(() ->
                        message(1_000 * (1 + lane) + ThreadLocalRandom.current().nextInt(20)))
                .limit(50)
                .toList();
    }

    private static SentMessage message(int vehicle) {
        return new SentMessage(
                UUID.randomUUID(),
                CUSTOMER,
                new UUID(1, vehicle),
                "Budi Santoso",
                "6281234567890",
                "Avanza",
                "B 1234 CD",
                Instant.parse("2026-01-05T03:30:00Z"));
    }

    private static String idOfTheFirst() {
        return asAdmin().get("/whatsapp-report/?size=1").path("[0].id");
    }

    private List<SentMessage> shuffled(List<SentMessage> delivered) {
        List<SentMessage> copy = new ArrayList<>(delivered);
        Collections.shuffle(copy, random);
        return copy;
    }
}
