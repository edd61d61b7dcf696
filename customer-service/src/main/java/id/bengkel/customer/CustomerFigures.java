package id.bengkel.customer;

import id.bengkel.chassis.metric.StoredFigures;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How long other services have waited for the oldest change. */
@Startup
@Singleton
class CustomerFigures {

    private static final String QUERY =
            """
            SELECT 'bengkel.outbox.age.seconds' AS figure, coalesce(extract(epoch FROM now() - min(time)), 0)::float8 AS value
            FROM (SELECT time FROM outbox ORDER BY sequence LIMIT 1) AS oldest""";

    private final StoredFigures figures;

    CustomerFigures(Vertx vertx, Pool pool, MeterRegistry registry) {
        this.figures = new StoredFigures(vertx, pool, registry, QUERY);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        figures.stop();
    }
}
