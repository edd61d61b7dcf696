package id.bengkel.report;

import id.bengkel.chassis.metric.StoredFigures;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What waits for a person to look at it. */
@Startup
@Singleton
class ReportFigures {

    private static final String QUERY =
            """
            SELECT 'bengkel.dead.letters.waiting' AS figure, count(*)::float8 AS value FROM dead_letter
            WHERE counted_at IS NULL""";

    private final StoredFigures figures;

    ReportFigures(Vertx vertx, Pool pool, MeterRegistry registry) {
        this.figures = new StoredFigures(vertx, pool, registry, QUERY);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        figures.stop();
    }
}
