package id.bengkel.gateway.opensend;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.bengkel.chassis.time.Repeating;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * Ten calls in any minute for each network, over all replicas together: the database keeps the last ten of each, and the
 * row's lock lets one call after the other look at them.
 */
@Startup
@Singleton
public class OpenCalls {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final String TAKE =
            """
            INSERT INTO open_call AS known (network, calls, last_call)
            VALUES ($1, ARRAY[clock_timestamp()], clock_timestamp())
            ON CONFLICT (network) DO UPDATE SET
                calls = known.calls[cardinality(known.calls) - 8:] || clock_timestamp(), last_call = clock_timestamp()
            WHERE cardinality(known.calls) < 10 OR known.calls[1] <= clock_timestamp() - interval '1 minute'""";

    private static final String WAIT =
            """
            SELECT ceil(extract(epoch FROM calls[1] + interval '1 minute' - clock_timestamp()) * 1000)::bigint
            FROM open_call WHERE network = $1""";

    /** Skips what is in use: it is not old any more. */
    private static final String FORGET =
            """
            DELETE FROM open_call WHERE network IN (
                SELECT network FROM open_call WHERE last_call < clock_timestamp() - interval '1 minute'
                FOR UPDATE SKIP LOCKED)""";

    private final Pool pool;
    private final Repeating forgetting;

    /** Whoever is turned away stays so until then, and does not trouble the database with the next hundred calls. */
    private final Cache<String, Instant> fullUntil =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(MINUTE).build();

    OpenCalls(Pool pool, Vertx vertx) {
        this.pool = pool;
        this.forgetting = new Repeating(vertx, "Forgetting open calls", MINUTE, this::forget);
    }

    /**
     * Counts a call.
     *
     * @return zero, or the time after which the next call is allowed; a call that is not allowed does not count
     */
    public Uni<Duration> take(String network) {
        Instant until = fullUntil.getIfPresent(network);
        Instant now = Instant.now();
        if (until != null && now.isBefore(until)) {
            return Uni.createFrom().item(Duration.between(now, until));
        }
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(network))
                .flatMap(rows -> rows.rowCount() == 1 ? Uni.createFrom().item(Duration.ZERO) : wait(network));
    }

    private Uni<Duration> wait(String network) {
        return pool.preparedQuery(WAIT)
                .execute(Tuple.of(network))
                .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getLong(0))
                .map(milliseconds -> Duration.ofMillis(Math.max(1, milliseconds)))
                .invoke(wait -> fullUntil.put(network, Instant.now().plus(wait)));
    }

    private Uni<Void> forget() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        forgetting.stop(GRACE);
    }
}
