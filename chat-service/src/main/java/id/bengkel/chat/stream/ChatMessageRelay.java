package id.bengkel.chat.stream;

import id.bengkel.chassis.outbox.OutboxRelay;
import id.bengkel.chassis.outbox.OutboxTable;
import id.bengkel.chassis.time.Repeating;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Tells the world of messages. Lazy, because its channel is not there yet when the clock first ticks. */
@Startup
@ApplicationScoped
class ChatMessageRelay {

    private static final Duration PAUSE = Duration.ofMillis(500);
    /** What is published comes in batches, since each costs a commit. */
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(20);

    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Repeating relaying;

    ChatMessageRelay(
            Pool pool,
            @Channel("chat-message") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, String>> topic,
            Vertx vertx) {
        OutboxRelay relay = new OutboxRelay(pool, new OutboxTable(), topic, "/chat-service");
        this.relaying = new Repeating(vertx, "Publishing chat-message", PAUSE, BETWEEN_BATCHES, relay::drain);
    }

    /** Publishes now instead of at the next tick. */
    void wake() {
        relaying.wake();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        relaying.stop(GRACE);
    }
}
