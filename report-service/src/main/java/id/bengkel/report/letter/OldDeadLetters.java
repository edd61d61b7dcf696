package id.bengkel.report.letter;

import id.bengkel.chassis.retention.CleanUp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Removes the dead letters that their topic has forgotten too: they hold names and numbers. */
@Startup
@Singleton
class OldDeadLetters {

    /** As long as the topic keeps them. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final CleanUp cleanUp;

    OldDeadLetters(Vertx vertx, Pool pool) {
        this.cleanUp = CleanUp.ofRows(vertx, pool, "dead_letter", "id", "last_at", KEPT);
    }

    Uni<Void> remove() {
        return cleanUp.clean();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        cleanUp.stop();
    }
}
