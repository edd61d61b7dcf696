package id.bengkel.chat;

import id.bengkel.chassis.time.Repeating;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Throws away what only served to get here. */
@Startup
@Singleton
class Cleaning {

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final List<String> OLD = List.of(
            "DELETE FROM webhook_call WHERE received_at < now() - interval '7 days'",
            "DELETE FROM chat_event WHERE at < now() - interval '2 days'",
            "DELETE FROM stream_ticket WHERE valid_until < now()");

    private final Pool pool;
    private final Repeating cleaning;

    Cleaning(Pool pool, Vertx vertx) {
        this.pool = pool;
        this.cleaning = new Repeating(vertx, "Cleaning up", PAUSE, this::clean);
    }

    private Uni<Void> clean() {
        return Multi.createFrom()
                .iterable(OLD)
                .onItem()
                .transformToUniAndConcatenate(old -> pool.query(old).execute())
                .collect()
                .asList()
                .replaceWithVoid();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        cleaning.stop(GRACE);
    }
}
