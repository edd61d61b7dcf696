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

/** Removes what only served to get here: webhook calls as they came, events that were told, what was done to messages that never came, tickets. */
@Startup
@Singleton
class OldTraces {

    /** A message that comes so long after what was done to it never comes: we have not been told of it. */
    private static final Duration NO_LONGER_AWAITED = Duration.ofHours(1);

    private final List<CleanUp> cleanUps;

    OldTraces(Vertx vertx, Pool pool, RetentionConfig config) {
        this.cleanUps = List.of(
                CleanUp.ofRows(vertx, pool, "webhook_call", "id", "received_at", config.webhookCalls()),
                CleanUp.ofRows(vertx, pool, "chat_event", "id", "at", config.events()),
                CleanUp.ofRows(vertx, pool, "early_change", "id", "told_at", NO_LONGER_AWAITED),
                CleanUp.ofRows(vertx, pool, "stream_ticket", "hash", "valid_until", Duration.ZERO));
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
