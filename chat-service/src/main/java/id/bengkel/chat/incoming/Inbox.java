package id.bengkel.chat.incoming;

import id.bengkel.chassis.error.CommonProblem;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Where webhook calls wait until they are stored, and are answered then. A chat's calls take the same lane, in the order in
 * which they came; while the disk writes for one lane, another works.
 */
@ApplicationScoped
class Inbox {

    private static final int LANES = 2;
    private static final int WAITING_AT_MOST = 5_000;

    private final List<Lane> lanes;
    private final AtomicInteger waiting = new AtomicInteger();

    Inbox(Reception reception, Vertx vertx) {
        this.lanes = IntStream.range(0, LANES)
                .mapToObj(lane -> new Lane(reception, vertx))
                .toList();
    }

    /** What became of the call's last message, once it is stored; empty when the call had none. */
    Uni<Optional<Receipt>> receive(WebhookCall call) {
        if (waiting.incrementAndGet() > WAITING_AT_MOST) {
            waiting.decrementAndGet();
            return Uni.createFrom().failure(CommonProblem.UNAVAILABLE.failure());
        }
        return lanes.get(Math.floorMod(call.chat().hashCode(), LANES))
                .store(call)
                .onTermination()
                .invoke(waiting::decrementAndGet);
    }

    /** Stores what has come in. */
    void stop(@Observes ShutdownEvent shutdown) {
        lanes.forEach(Lane::stop);
    }
}
