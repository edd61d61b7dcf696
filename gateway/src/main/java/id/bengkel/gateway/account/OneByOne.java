package id.bengkel.gateway.account;

import id.bengkel.chassis.error.CommonProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Lock;
import java.time.Duration;
import java.util.function.Supplier;

/** Lets all work on the same thing wait for each other, and no other work. */
final class OneByOne {

    private final Vertx vertx;
    private final Duration patience;

    /** @param patience how long work waits for its turn */
    OneByOne(Vertx vertx, Duration patience) {
        this.vertx = vertx;
        this.patience = patience;
    }

    /** Goes on in the Vert.x context of the caller. Fails with a 503 when the turn does not come in time. */
    <T> Uni<T> on(String thing, Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().deferred(() -> {
            Future<Lock> turn =
                    vertx.sharedData().getLocalLockWithTimeout(getClass().getName() + thing, patience.toMillis());
            return Uni.createFrom()
                    .completionStage(turn.toCompletionStage())
                    .onFailure()
                    .transform(late -> CommonProblem.UNAVAILABLE.failure())
                    .<T>flatMap(mine -> work.get())
                    .onTermination() // also of who leaves before it comes
                    .invoke(() -> turn.onSuccess(Lock::release));
        });
    }
}
