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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Tells other services of changed vehicles. */
@Startup
@ApplicationScoped
public class VehicleRelay {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final AtomicInteger writers = new AtomicInteger();
    private final Repeating relaying;

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
                () -> writers.get() > 0 ? Uni.createFrom().voidItem() : relay.drain());
    }

    /**
     * Does work that writes very many events and that people wait for: the relay leaves processors, database and broker to
     * it, and publishes when it is over.
     */
    public <T> Uni<T> restDuring(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            writers.incrementAndGet();
            return work.get().onTermination().invoke(writers::decrementAndGet);
        });
    }

    /** Completes when all that is committed is published, or cannot be for now, or has to wait for an import. */
    Uni<Void> publish() {
        return relaying.turn(PATIENCE);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        relaying.stop(GRACE);
    }
}
