package id.bengkel.chat.incoming;

import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chassis.time.Repeating;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Gathers webhook calls that come at the same time, so that they share a transaction. Each is answered when it is stored.
 * While one batch is stored the next grows: the more calls, the larger the batches, and the cheaper each call. The next one
 * begins when the disk writes the last one down: its chats are locked until then, so their order holds.
 */
@ApplicationScoped
class Inbox {

    private static final int LARGEST_BATCH = 200;
    /** In characters: about 5,000 calls, or a few monsters. Several times as much is in memory for each. */
    private static final int WAITING_AT_MOST = 8 << 20;

    private static final int AROUND_A_CALL = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(8);

    private record Waiting(WebhookCall call, CompletableFuture<Optional<Receipt>> answer) {}

    private final Reception reception;
    private final Repeating storing;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger length = new AtomicInteger();

    Inbox(Reception reception, Vertx vertx) {
        this.reception = reception;
        this.storing = new Repeating(vertx, "Storing webhook calls", PAUSE, this::store);
    }

    /** What became of the call's last message, once it is stored; empty when the call had none. */
    Uni<Optional<Receipt>> receive(WebhookCall call) {
        int size = AROUND_A_CALL + call.body().length();
        if (length.addAndGet(size) > WAITING_AT_MOST) {
            length.addAndGet(-size);
            return Uni.createFrom().failure(CommonProblem.UNAVAILABLE.failure());
        }
        Waiting waiting = new Waiting(call, new CompletableFuture<>());
        waiting.answer().whenComplete((receipt, failure) -> length.addAndGet(-size));
        queue.add(waiting);
        storing.wake();
        return Uni.createFrom().completionStage(waiting.answer());
    }

    /** Repeated and not chained: calls may come without a pause for hours, and a chain grows with each batch. */
    private Uni<Void> store() {
        return Uni.createFrom()
                .deferred(this::storeNext)
                .repeat()
                .whilst(stored -> stored)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether there was anything to store. */
    private Uni<Boolean> storeNext() {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = batch.size() < LARGEST_BATCH ? queue.poll() : null) {
            batch.add(next);
        }
        if (batch.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        store(batch, () -> goOn.complete(null)).subscribe().with(done -> goOn.complete(null));
        // In a task of its own, behind the one that sends the commit.
        return Uni.createFrom()
                .completionStage(goOn)
                .emitOn(MutinyHelper.executor(Vertx.currentContext()))
                .replaceWith(true);
    }

    /** Calls that fail together may succeed apart, unless the database is at fault. */
    private Uni<Void> store(List<Waiting> batch, Runnable committing) {
        return reception
                .receive(batch.stream().map(Waiting::call).toList(), committing)
                .invoke(receipts -> answer(batch, receipts))
                .replaceWithVoid()
                .onFailure(failure -> batch.size() > 1 && !liesInTheDatabase(failure))
                .recoverWithUni(() -> storeEach(batch))
                .onFailure()
                .recoverWithItem(failure -> {
                    batch.forEach(waiting -> waiting.answer().completeExceptionally(failure));
                    return null;
                });
    }

    private Uni<Void> storeEach(List<Waiting> batch) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Waiting waiting : batch) {
            all = all.chain(() -> store(List.of(waiting), () -> {}));
        }
        return all;
    }

    private static void answer(List<Waiting> batch, Map<WebhookCall, Receipt> receipts) {
        batch.forEach(waiting -> waiting.answer().complete(Optional.ofNullable(receipts.get(waiting.call()))));
    }

    /** It is away, overloaded or going down, in PostgreSQL's classes 08, 53, 57 and 58: then each call would wait for it anew. */
    private static boolean liesInTheDatabase(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof PgException refused
                        ? Stream.of("08", "53", "57", "58").anyMatch(refused.getSqlState()::startsWith)
                        : cause instanceof IOException
                                || cause instanceof VertxException
                                || cause instanceof TimeoutException);
    }

    /** Stores what has come in. */
    void stop(@Observes ShutdownEvent shutdown) {
        storing.stop(GRACE);
    }
}
