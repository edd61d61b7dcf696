package id.bengkel.chassis.time;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps the clock right by the database's, which all replicas ask. Otherwise two whose machines' clocks are a minute apart
 * would, around midnight, each remind the same customer for a day of their own.
 */
@Startup(DatabaseTime.FIRST)
@Singleton
class DatabaseTime {

    /** Before anybody looks at the clock, the scheduler among them. */
    static final int FIRST = Interceptor.Priority.PLATFORM_BEFORE - 1;

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AgreedClock clock;
    private final Pool pool;
    private final Repeating comparing;

    /** Whoever starts waits for the right time; nobody else is at work yet. */
    DatabaseTime(AgreedClock clock, Pool pool, Vertx vertx) {
        this.clock = clock;
        this.pool = pool;
        compare().await().atMost(PATIENCE);
        this.comparing = new Repeating(vertx, "Comparing clocks", PAUSE, this::compare);
    }

    /** Asks when there is a connection: what it takes to make one would count as the way of the answer. */
    Uni<Void> compare() {
        return pool.withConnection(connection -> {
                    Instant asked = clock.instant();
                    return connection
                            .query("SELECT clock_timestamp()")
                            .execute()
                            .invoke(rows -> clock.compare(
                                    asked,
                                    rows.iterator().next().getOffsetDateTime(0).toInstant()));
                })
                .replaceWithVoid();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        comparing.stop(GRACE);
    }
}
