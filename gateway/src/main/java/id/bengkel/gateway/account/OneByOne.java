package id.bengkel.gateway.account;

import id.bengkel.chassis.error.CommonProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;

/** Lets all work on the same thing wait for each other, and no other work. */
final class OneByOne {

    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();
    private final int atMost;

    /** @param atMost how many may wait for the same thing */
    OneByOne(int atMost) {
        this.atMost = atMost;
    }

    /** Works on a Vert.x context, whose own it stays. Fails with a 503 when too many wait. */
    <T> Uni<T> on(String thing, Supplier<Uni<? extends T>> work) {
        return Uni.createFrom()
                .<Void>emitter(turn -> queue(thing, turn))
                .flatMap(turn -> Uni.createFrom().deferred(work).onTermination().invoke(() -> next(thing)));
    }

    private synchronized void queue(String thing, UniEmitter<? super Void> turn) {
        Queue<Runnable> others = waiting.putIfAbsent(thing, new ArrayDeque<>());
        if (others == null) {
            turn.complete(null);
        } else if (others.size() == atMost) {
            turn.fail(CommonProblem.UNAVAILABLE.failure());
        } else {
            Context context = Vertx.currentContext();
            others.add(() -> context.runOnContext(ignored -> turn.complete(null)));
        }
    }

    private synchronized void next(String thing) {
        Runnable turn = waiting.get(thing).poll();
        if (turn == null) {
            waiting.remove(thing);
        } else {
            turn.run();
        }
    }
}
