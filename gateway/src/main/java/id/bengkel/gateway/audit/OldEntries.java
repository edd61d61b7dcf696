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

    private final CleanUp cleanUp;

    OldEntries(Vertx vertx, Pool pool, AuditConfig config) {
        this.cleanUp = CleanUp.ofRows(vertx, pool, "audit_entry", "id", "at", config.retention());
    }

    Uni<Void> remove() {
        return cleanUp.clean();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        cleanUp.stop();
    }
}
