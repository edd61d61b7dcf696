package id.bengkel.gateway.audit;

import id.bengkel.chassis.retention.CleanUp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Removes entries that nobody will ask for any more. */
@Startup
@Singleton
class OldEntries {

    private static final String REMOVE =
            """
            WITH gone AS (
                DELETE FROM audit_entry WHERE id IN (
                    SELECT id FROM audit_entry WHERE at < now() - $1 * interval '1 millisecond' ORDER BY at LIMIT $2)
                RETURNING id)
            SELECT count(*) FROM gone""";

    private final CleanUp cleanUp;

    OldEntries(Vertx vertx, Pool pool, AuditConfig config) {
        this.cleanUp = new CleanUp(vertx, pool, "audit log", config.retention(), REMOVE);
    }

    Uni<Void> remove() {
        return cleanUp.clean();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        cleanUp.stop();
    }
}
