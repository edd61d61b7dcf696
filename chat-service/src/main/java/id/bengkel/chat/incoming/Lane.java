package id.bengkel.chat.incoming;

import id.bengkel.chassis.time.Repeating;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
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
import java.util.stream.Stream;

/**
 * Gathers webhook calls that come at the same time, so that they share a transaction. While one batch is stored the next
 * grows: the more calls, the larger the batches, and the cheaper each call.
 */
final class Lane {

    private static final int LARGEST_BATCH = 200;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(8);

    private record Waiting(WebhookCall call, CompletableFuture<Optional<Receipt>> answer) {}

    private final Reception reception;
    private final Repeating storing;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();

    Lane(Reception reception, Vertx vertx) {
        this.reception = reception;
        this.storing = new Repeating(vertx, "Storing webhook calls", PAUSE, this::storeNext);
    }

    /** What became of the call's last message, once it is stored; empty when the call had none. */
    Uni<Optional<Receipt>> store(WebhookCall call) {
        Waiting waiting = new Waiting(call, new CompletableFuture<>());
        queue.add(waiting);
        storing.wake();
        return Uni.createFrom().completionStage(waiting.answer());
    }

    private Uni<Void> storeNext() {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = batch.size() < LARGEST_BATCH ? queue.poll() : null) {
            batch.add(next);
        }
        return batch.isEmpty() ? Uni.createFrom().voidItem() : store(batch).chain(this::storeNext);
    }

    /** Calls that fail together may succeed apart, unless the database is at fault. */
    private Uni<Void> store(List<Waiting> batch) {
        return reception
                .receive(batch.stream().map(Waiting::call).toList())
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
            all = all.chain(() -> store(List.of(waiting)));
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
    void stop() {
        storing.stop(GRACE);
    }
}
