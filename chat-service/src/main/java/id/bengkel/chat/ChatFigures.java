package id.bengkel.chat;

import id.bengkel.chassis.metric.StoredFigures;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What waits to be told to WhatsApp and to others, and how long nothing has come in. */
@Startup
@Singleton
class ChatFigures {

    private static final String QUERY =
            """
            SELECT 'bengkel.outbox.age.seconds' AS figure, coalesce(extract(epoch FROM now() - min(time)), 0)::float8 AS value
            FROM (SELECT time FROM outbox ORDER BY sequence LIMIT 1) AS oldest
            UNION ALL SELECT 'bengkel.answers.waiting', count(*)::float8 FROM outgoing
            UNION ALL SELECT 'bengkel.answers.age.seconds', coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8
            FROM (SELECT m.created_at FROM outgoing JOIN message m ON m.id = message_id ORDER BY outgoing.id LIMIT 1) AS oldest
            -- Calls are kept for a week or as they say who run it: silence is told to be no longer than that.
            UNION ALL SELECT 'bengkel.webhook.age.seconds',
                coalesce(extract(epoch FROM now() - max(received_at)), 604800)::float8 FROM webhook_call""";

    private final StoredFigures figures;

    ChatFigures(Vertx vertx, Pool pool, MeterRegistry registry) {
        this.figures = new StoredFigures(vertx, pool, registry, QUERY);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        figures.stop();
    }
}
