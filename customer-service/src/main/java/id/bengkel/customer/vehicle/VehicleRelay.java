package id.bengkel.customer.vehicle;

import id.bengkel.chassis.outbox.OutboxRelay;
import id.bengkel.chassis.outbox.OutboxTable;
import id.bengkel.chassis.time.Repeating;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Tells other services of changed vehicles. */
@Startup
@ApplicationScoped
public class VehicleRelay {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /** The largest import takes longer than a change, and so does telling of it. */
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(10);

    private static final Duration REST = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Repeating relaying;
    private volatile long restUntil = System.nanoTime();

    VehicleRelay(
            Pool pool,
            @Channel("vehicle-changed") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, String>> topic,
            Vertx vertx) {
        OutboxRelay relay = new OutboxRelay(pool, new OutboxTable(), topic, "/customer-service");
        this.relaying = new Repeating(
                vertx,
                "Publishing vehicle-changed",
                PAUSE,
                () -> System.nanoTime() - restUntil < 0 ? Uni.createFrom().voidItem() : relay.drain());
    }

    /**
     * Leaves processors, database and broker to somebody who is about to write many events and is waited for. The rest ends
     * by itself, should no more come of it, or when somebody wants to have published.
     */
    public void rest() {
        restUntil = System.nanoTime() + REST.toNanos();
    }

    /** Completes when all that is committed is published, or cannot be for now. */
    Uni<Void> publish() {
        return publish(PATIENCE);
    }

    /** As {@link #publish()}, for somebody who has changed much at once. */
    public Uni<Void> publishMuch() {
        return publish(LONG_PATIENCE);
    }

    private Uni<Void> publish(Duration patience) {
        restUntil = System.nanoTime();
        return relaying.turn(patience);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        relaying.stop(GRACE);
    }
}
