package id.bengkel.chat.retention;

import id.bengkel.chassis.retention.CleanUp;
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

/** Removes what only served to get here: webhook calls as they came, events that were told, tickets. */
@Startup
@Singleton
class OldTraces {

    private static final String REMOVE =
            """
            WITH gone AS (
                DELETE FROM %1$s WHERE %2$s IN (
                    SELECT %2$s FROM %1$s WHERE %3$s < now() - $1 * interval '1 millisecond' ORDER BY %3$s LIMIT $2)
                RETURNING %2$s)
            SELECT count(*) FROM gone""";

    private final List<CleanUp> cleanUps;

    OldTraces(Vertx vertx, Pool pool, RetentionConfig config) {
        this.cleanUps = List.of(
                new CleanUp(
                        vertx,
                        pool,
                        "webhook calls",
                        config.webhookCalls(),
                        REMOVE.formatted("webhook_call", "id", "received_at")),
                new CleanUp(vertx, pool, "events", config.events(), REMOVE.formatted("chat_event", "id", "at")),
                new CleanUp(
                        vertx,
                        pool,
                        "tickets",
                        Duration.ZERO,
                        REMOVE.formatted("stream_ticket", "hash", "valid_until")));
    }

    Uni<Void> remove() {
        return Multi.createFrom()
                .iterable(cleanUps)
                .onItem()
                .transformToUniAndConcatenate(CleanUp::clean)
                .toUni();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        cleanUps.forEach(CleanUp::stop);
    }
}
