package id.bengkel.chassis.time;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

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

    private static final String ASK = "SELECT clock_timestamp()";

    private final AgreedClock clock;
    private final Pool pool;
    private final Repeating comparing;

    DatabaseTime(AgreedClock clock, DataSource atStart, Pool pool, Vertx vertx) {
        this.clock = clock;
        this.pool = pool;
        compare(atStart);
        this.comparing = new Repeating(vertx, "Comparing clocks", PAUSE, this::compare);
    }

    private void compare(DataSource database) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            Instant asked = clock.instant();
            var rows = statement.executeQuery(ASK);
            rows.next();
            clock.compare(asked, rows.getObject(1, OffsetDateTime.class).toInstant());
        } catch (SQLException away) {
            throw new IllegalStateException("The database does not tell the time", away);
        }
    }

    Uni<Void> compare() {
        return Uni.createFrom().deferred(() -> {
            Instant asked = clock.instant();
            return pool.query(ASK)
                    .execute()
                    .invoke(rows -> clock.compare(
                            asked, rows.iterator().next().getOffsetDateTime(0).toInstant()))
                    .replaceWithVoid();
        });
    }

    void stop(@Observes ShutdownEvent shutdown) {
        comparing.stop(GRACE);
    }
}
