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

    private static final String REMOVE =
            """
            WITH gone AS (
                DELETE FROM processed_event WHERE id IN (
                    SELECT id FROM processed_event WHERE processed_at < now() - $1 * interval '1 millisecond'
                    ORDER BY processed_at LIMIT $2)
                RETURNING id)
            SELECT count(*) FROM gone""";

    private final CleanUp cleanUp;

    OldEventIds(Vertx vertx, Pool pool, RetentionConfig config) {
        this.cleanUp = new CleanUp(vertx, pool, "event ids", config.eventIds(), REMOVE);
    }

    Uni<Void> remove() {
        return cleanUp.clean();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        cleanUp.stop();
    }
}
