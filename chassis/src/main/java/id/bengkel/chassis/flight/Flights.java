package id.bengkel.chassis.flight;

import id.bengkel.chassis.time.Repeating;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Requests to a provider whose results are written down in batches, which grow by themselves while the last one is on its
 * way.
 *
 * <p>A flight is over only when its result is written down: until then nobody could tell after a crash what came of it. So
 * whoever starts no more than fit leaves no more than that in doubt.
 *
 * @param <R> a result
 */
public final class Flights<R> {

    private static final Logger LOG = Logger.getLogger(Flights.class);

    private static final Duration TICK = Duration.ofMillis(250);
    private static final int LARGEST_BATCH = 500;

    private final String name;
    private final Function<List<R>, Uni<Void>> settling;
    private final Repeating turns;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Queue<R> results = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> landed = new CompletableFuture<>();
    private volatile boolean landing;

    /**
     * @param name what is written down, for the log
     * @param breath the shortest time between two batches, in whole milliseconds
     * @param write all results or none; is asked again for those it failed with
     * @param then what has waited for them: the flights are over when it is called
     */
    public <W> Flights(
            Vertx vertx, String name, Duration breath, Function<List<R>, Uni<W>> write, Function<W, Uni<Void>> then) {
        this.name = name;
        this.settling =
                batch -> write.apply(batch).invoke(() -> over(batch.size())).chain(then::apply);
        this.turns = new Repeating(vertx, name, TICK, breath, this::settle);
    }

    /** How many have begun and are not written down. */
    public int inFlight() {
        return inFlight.get();
    }

    /** So many begin. */
    public void begin(int number) {
        inFlight.addAndGet(number);
    }

    /** One of them has a result, which is written down as soon as may be. */
    public void end(R result) {
        results.add(result);
        turns.wake();
    }

    /** Completes when all results up to now are written down, or at the limit: then they will be as soon as possible. */
    public Uni<Void> written(Duration limit) {
        return turns.turn(limit);
    }

    /** Waits until all are over, but no longer than the limit. */
    public void land(Duration limit) {
        landing = true;
        if (inFlight.get() > 0) {
            try {
                landed.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException late) {
                LOG.warnf("%s: %d were still in flight", name, inFlight.get());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Writes down what has a result, and no more. */
    public void stop(Duration limit) {
        turns.stop(limit);
    }

    /** Repeated and not chained: results may come without a pause for hours, and a chain grows with each batch. */
    private Uni<Void> settle() {
        return Uni.createFrom()
                .deferred(this::settleNext)
                .repeat()
                .whilst(settled -> settled > 0)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> settleNext() {
        List<R> batch = results.stream().limit(LARGEST_BATCH).toList();
        return batch.isEmpty()
                ? Uni.createFrom().item(0)
                : settling.apply(batch).replaceWith(batch.size());
    }

    /** Results leave the queue only once they are written down: a failure is simply tried again. */
    private void over(int written) {
        for (int i = 0; i < written; i++) {
            results.poll();
        }
        if (inFlight.addAndGet(-written) == 0 && landing) {
            landed.complete(null);
        }
    }
}
