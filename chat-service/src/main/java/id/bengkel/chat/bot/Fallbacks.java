package id.bengkel.chat.bot;

import id.bengkel.chassis.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Remembers, for all replicas, to whom the fallback was said: once is help, twice in a row is a nuisance. */
@Singleton
class Fallbacks {

    private static final String SAY =
            """
            INSERT INTO bot_fallback AS f (phone, said_at) VALUES ($1, now())
            ON CONFLICT (phone) DO UPDATE SET said_at = now()
            WHERE f.said_at <= now() - $2 * interval '1 millisecond'""";

    private final Pool pool;

    Fallbacks(Pool pool) {
        this.pool = pool;
    }

    /** Whether it may be said now; then it counts as said. Always to who has no number. */
    Uni<Boolean> mayBeSaid(PhoneNumber phone, Duration pause) {
        return phone == null
                ? Uni.createFrom().item(true)
                : pool.preparedQuery(SAY)
                        .execute(Tuple.of(phone.digits(), pause.toMillis()))
                        .map(said -> said.rowCount() == 1);
    }
}
