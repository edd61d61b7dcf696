package id.bengkel.chat.outgoing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.chat.ChatWorld;
import id.bengkel.chat.whapi.SendResult;
import id.bengkel.chat.whapi.Whapi;
import id.bengkel.local.test.TestServers;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica ends while it sends; it has a queue of its own, which the application under test does not see. */
@QuarkusTest
@WithTestResource(TestServers.class)
class LandingAnswersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** In seconds. Nobody sends all of it before the test looks. */
    private static final int WORK = 6;

    private static final int LATENCY_MILLIS = 300;

    private static final Duration MORE_THAN_BETWEEN_CLAIMS = Duration.ofMillis(300);
    private static final String UNTOUCHED = "outgoing WHERE lease_until IS NULL AND attempts = 0";

    private static final String QUEUE =
            """
            WITH c AS (
                INSERT INTO chat (address, name, created_at, last_message_at)
                SELECT 628120000000 + n, 'Budi', now(), now() FROM generate_series(1, %d) n RETURNING id),
            m AS (
                INSERT INTO message (chat_id, sender, text, status, written_at, created_at)
                SELECT id, 'agent', 'Halo', 'queued', now(), now() FROM c RETURNING id, chat_id)
            INSERT INTO outgoing (message_id, chat_id, action) SELECT id, chat_id, 'send' FROM m""";

    @Inject
    ChatWorld world;

    @Inject
    Whapi whapi;

    @Inject
    DispatchConfig config;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String database;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private Pool pool;

    @BeforeEach
    void queueOfItsOwn() {
        world.clear();
        world.providerFault("{\"provider\":\"whapi\",\"latency_ms\":%d}".formatted(LATENCY_MILLIS));
        pool = PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(database)
                        .setUser(user)
                        .setPassword(password)
                        .addProperty("search_path", "other,public"))
                .with(new PoolOptions().setMaxSize(4))
                .using(io.vertx.mutiny.core.Vertx.newInstance(vertx))
                .build();
        execute("DROP SCHEMA IF EXISTS other CASCADE");
        execute("CREATE SCHEMA other");
        for (String table : new String[] {"chat", "message", "outgoing", "delivery", "chat_event", "outbox"}) {
            execute("CREATE TABLE other.%1$s (LIKE public.%1$s INCLUDING ALL)".formatted(table));
        }
        execute(QUEUE.formatted(messages()));
    }

    @AfterEach
    void close() {
        pool.closeAndAwait();
        world.providerRecovers();
    }

    @Test
    void whatIsInFlightLandsAndNothingMoreIsTaken() {
        // Given
        Dispatcher dispatcher = new Dispatcher(
                new OutgoingQueue(pool),
                new Deliveries(pool, Clock.systemUTC()),
                whapi,
                config,
                new ChannelRest(Clock.systemUTC(), config),
                vertx);
        await().pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .until(() -> count("outgoing WHERE lease_until IS NOT NULL") > 0);

        // When
        dispatcher.land(new ShutdownDelayInitiatedEvent());

        // Then
        long untouched = count(UNTOUCHED);
        assertTrue(untouched > 0, "nothing waited any more");
        assertEquals(messages() - untouched, count("message WHERE status = 'sent'"));
        await().during(MORE_THAN_BETWEEN_CLAIMS).atMost(PATIENCE).until(() -> count(UNTOUCHED) == untouched);
        dispatcher.stop(new ShutdownEvent());
    }

    @Test
    void aResultThatComesAgainCountsForNothingOnceItsAnswerIsClaimedAnew() {
        // Given
        OutgoingQueue queue = new OutgoingQueue(pool);
        Claim claim = queue.claim(1, config.lease()).await().atMost(PATIENCE).get(0);
        List<Verdict> down = List.of(Verdict.of(claim, new SendResult.ChannelDown("not connected"), config));
        queue.settle(down).await().atMost(PATIENCE);
        assertEquals(0, count("outgoing WHERE lease_until IS NOT NULL OR attempts > 0"));
        execute("UPDATE outgoing SET attempts = 1, lease_until = now() + interval '1 minute' WHERE id = " + claim.id());

        // When
        queue.settle(down).await().atMost(PATIENCE);

        // Then
        assertEquals(1, count("outgoing WHERE lease_until IS NOT NULL"));
    }

    /** Later the provider's client is closed, and what is in flight is lost. */
    @Test
    void theEndBeginsWhileTheProvidersClientIsStillOpen() {
        // When
        var observers = Arc.container().beanManager().resolveObserverMethods(new ShutdownDelayInitiatedEvent());

        // Then
        assertTrue(observers.stream().anyMatch(observer -> observer.getBeanClass() == Dispatcher.class));
    }

    private int messages() {
        return config.concurrency() * WORK * 1000 / LATENCY_MILLIS;
    }

    private long count(String rows) {
        return pool.query("SELECT count(*) FROM " + rows)
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    private void execute(String sql) {
        pool.query(sql).execute().await().atMost(PATIENCE);
    }
}
