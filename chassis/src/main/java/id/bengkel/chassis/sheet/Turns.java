package id.bengkel.chassis.sheet;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** Lets a few do their work at once, and the others wait for their turn. */
final class Turns {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Turns(int atOnce) {
        this.free = atOnce;
    }

    /** Works on a Vert.x context, whose own it stays. */
    <T> Uni<T> take(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<Void>emitter(this::queue)
                .flatMap(turn -> work.get().onTermination().invoke(this::next));
    }

    private synchronized void queue(UniEmitter<? super Void> turn) {
        if (free > 0) {
            free--;
            turn.complete(null);
        } else {
            Context context = Vertx.currentContext();
            waiting.add(() -> context.runOnContext(ignored -> turn.complete(null)));
        }
    }

    private synchronized void next() {
        Runnable turn = waiting.poll();
        if (turn == null) {
            free++;
        } else {
            turn.run();
        }
    }
}
