package id.bengkel.reminder.message;

import id.bengkel.chassis.outbox.OutboxRelay;
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

/** Tells the world of sent messages. Lazy, because its channel is not there yet when the clock first ticks. */
@Startup
@ApplicationScoped
class MessageSentRelay {

    private static final Duration PAUSE = Duration.ofMillis(250);
    /** What is sent in the meantime travels together, for much less of the processors. */
    private static final Duration BREATH = Duration.ofMillis(25);

    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Repeating relaying;

    MessageSentRelay(
            Pool pool,
            SentMessages messages,
            @Channel("message-sent") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, String>> topic,
            Vertx vertx) {
        OutboxRelay relay = new OutboxRelay(pool, messages, topic, "/reminder-service");
        this.relaying = new Repeating(vertx, "Publishing message-sent", PAUSE, BREATH, relay::drain);
    }

    /** Publishes now instead of at the next tick. */
    void wake() {
        relaying.wake();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        relaying.stop(GRACE);
    }
}
