package id.bengkel.reminder.message;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The starts that the pace allows, handed out by one row of the database to whichever replica comes. */
@Singleton
class Starts {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /** For a person: the queue stands back until he has had his turn. */
    private static final String TAKE =
            """
            UPDATE sending_pace p SET
                next_at = CASE WHEN o.free THEN clock_timestamp() + $1 * interval '1 microsecond' ELSE p.next_at END,
                holder = CASE WHEN o.free THEN $2::uuid ELSE p.holder END,
                wanted_until = CASE WHEN o.free THEN p.wanted_until ELSE clock_timestamp() + interval '1 second' END
            FROM (SELECT id, next_at <= clock_timestamp() AS free FROM sending_pace FOR UPDATE) o
            WHERE p.id = o.id
            RETURNING o.free""";

    private static final String END =
            """
            UPDATE sending_pace SET next_at = clock_timestamp() + $1 * interval '1 microsecond', holder = NULL
            WHERE holder = $2""";

    private final Pool pool;
    private final Pace pace;
    private final DispatchConfig config;

    Starts(Pool pool, Pace pace, DispatchConfig config) {
        this.pool = pool;
        this.pace = pace;
        this.config = config;
    }

    /** How long a start keeps the next one away: until the message is over, or as long as the rate says. */
    long holdMicros() {
        return micros(pace.isOneByOne() ? config.lease() : pace.interval());
    }

    /**
     * Takes the next start.
     *
     * @return whether there was one in time
     */
    Uni<Boolean> take(UUID holder, Instant deadline) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(holdMicros(), holder))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .flatMap(taken -> taken || Instant.now().isAfter(deadline)
                        ? Uni.createFrom().item(taken)
                        : Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(LOOK_AGAIN)
                                .chain(() -> take(holder, deadline)));
    }

    /** The message of a start is over: the pause begins. Answers how long it is. */
    Uni<Duration> end(UUID holder) {
        Duration pause = pace.pause();
        return pool.preparedQuery(END).execute(Tuple.of(micros(pause), holder)).replaceWith(pause);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
