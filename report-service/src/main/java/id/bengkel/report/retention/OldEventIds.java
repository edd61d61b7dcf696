package id.bengkel.report.retention;

import id.bengkel.chassis.retention.CleanUp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Removes the ids of events counted so long ago that no topic holds them any longer. */
@Startup
@Singleton
class OldEventIds {

    private final CleanUp cleanUp;

    OldEventIds(Vertx vertx, Pool pool, RetentionConfig config) {
        this.cleanUp = CleanUp.ofRows(vertx, pool, "processed_event", "id", "processed_at", config.eventIds());
    }

    Uni<Void> remove() {
        return cleanUp.clean();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        cleanUp.stop();
    }
}
