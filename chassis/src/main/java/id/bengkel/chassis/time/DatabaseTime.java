package id.bengkel.chassis.time;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Puts the clock right by the database's, which all replicas ask. Otherwise two whose machines' clocks are a minute apart
 * would, around midnight, each remind the same customer for a day of their own.
 */
@Startup
@Singleton
class DatabaseTime {

    private static final Logger LOG = Logger.getLogger(DatabaseTime.class);

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** Clocks that a machine's keeper of time looks after differ by less. */
    private static final Duration TOLERANCE = Duration.ofMillis(250);

    /** An answer that took longer says too little. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final AgreedClock clock;
    private final Pool pool;
    private final Repeating comparing;

    DatabaseTime(AgreedClock clock, Pool pool, Vertx vertx) {
        this.clock = clock;
        this.pool = pool;
        this.comparing = new Repeating(vertx, "Comparing clocks", PAUSE, this::compare);
        comparing.wake();
    }

    Uni<Void> compare() {
        return Uni.createFrom().deferred(() -> {
            Instant asked = clock.uncorrected();
            return pool.query("SELECT clock_timestamp()")
                    .execute()
                    .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant())
                    .invoke(time -> heard(time, asked, clock.uncorrected()))
                    .replaceWithVoid();
        });
    }

    private void heard(Instant time, Instant asked, Instant answered) {
        Duration took = Duration.between(asked, answered);
        if (took.compareTo(SOON) < 0) {
            Duration behind = Duration.between(asked.plus(took.dividedBy(2)), time);
            correct(behind.abs().compareTo(TOLERANCE.plus(took)) > 0 ? behind : Duration.ZERO);
        }
    }

    private void correct(Duration behind) {
        Duration before = clock.correct(behind);
        if (behind.minus(before).abs().compareTo(SOON) > 0) {
            LOG.warnf(
                    "This machine's clock differs by %.1f s from the database's, which counts",
                    behind.toMillis() / 1e3);
        }
    }

    void stop(@Observes ShutdownEvent shutdown) {
        comparing.stop(GRACE);
    }
}
