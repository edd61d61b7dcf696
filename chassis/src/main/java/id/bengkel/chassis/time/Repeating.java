package id.bengkel.chassis.time;

import id.bengkel.chassis.error.Discreet;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Does a piece of work again and again, never twice at a time: at once when woken, and every pause in any case. It may take
 * a breath between two turns, so that what is woken all the time does more in each.
 *
 * <p>Quarkus' scheduler looks at its watch once a second; this is for work that people wait for. A failure is logged when
 * it begins and when it is over, and tried again at the next pause.
 */
public final class Repeating {

    private static final Logger LOG = Logger.getLogger(Repeating.class);

    private enum State {
        IDLE,
        WORKING,
        /** Woken while working: there may be more to do than the work at hand has seen. */
        WORKING_AND_WOKEN,
        STOPPED
    }

    private final Vertx vertx;
    private final Context context;
    private final String name;
    private final Supplier<Uni<Void>> work;
    private final long breath;
    private final long timer;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private final Queue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private volatile boolean stopping;
    private volatile boolean failing;
    private volatile long over;

    /**
     * Starts right away.
     *
     * @param name what the work is, for the log
     * @param pause the longest time between two turns, at least 1 ms
     */
    public Repeating(Vertx vertx, String name, Duration pause, Supplier<Uni<Void>> work) {
        this(vertx, name, pause, Duration.ZERO, work);
    }

    /**
     * Starts right away.
     *
     * @param name what the work is, for the log
     * @param pause the longest time between two turns, at least 1 ms
     * @param breath the shortest time between two turns, in whole milliseconds
     */
    public Repeating(Vertx vertx, String name, Duration pause, Duration breath, Supplier<Uni<Void>> work) {
        this.vertx = vertx;
        this.breath = breath.toMillis();
        this.over = System.nanoTime() - breath.toNanos();
        this.context = vertx.getOrCreateContext();
        this.name = name;
        this.work = work;
        this.timer = vertx.setPeriodic(pause.toMillis(), tick -> wake());
    }

    /** Asks for a turn now; during one, for another right after it. */
    public void wake() {
        if (!stopping && state.getAndUpdate(Repeating::woken) == State.IDLE) {
            begin();
        }
    }

    /**
     * Asks for a turn, and completes when one that has seen everything up to now is over. Never fails, and waits no longer
     * than the limit; not at all while the work keeps failing.
     */
    public Uni<Void> turn(Duration limit) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        waiting.add(over);
        wake();
        return failing || stopping
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().completionStage(over).ifNoItem().after(limit).recoverWithItem((Void) null);
    }

    /** Ends it: waits for the turn at hand, and the one it was woken for, but no longer than the limit. */
    public void stop(Duration limit) {
        stopping = true;
        vertx.cancelTimer(timer);
        if (state.compareAndSet(State.IDLE, State.STOPPED)) {
            return;
        }
        try {
            stopped.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            LOG.warnf("%s was still at work when it had to stop", name);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin() {
        long left = breath - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - over);
        if (left > 0 && !stopping) {
            vertx.setTimer(left, rested -> inItsOwnContext());
        } else {
            inItsOwnContext();
        }
    }

    /** A context for each turn, as requests have: Hibernate insists on it, and the log context stays apart. */
    private void inItsOwnContext() {
        Context turn = VertxContext.createNewDuplicatedContext(context);
        VertxContextSafetyToggle.setContextSafe(turn, true);
        turn.runOnContext(begin -> work());
    }

    private void work() {
        List<CompletableFuture<Void>> served = new ArrayList<>();
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            served.add(next);
        }
        Uni.createFrom()
                .deferred(() -> work.get())
                .onTermination()
                .invoke(() -> served.forEach(over -> over.complete(null)))
                .subscribe()
                .with(done -> succeeded(), this::failed);
    }

    private void succeeded() {
        if (failing) {
            failing = false;
            LOG.infof("%s works again", name);
        }
        over = System.nanoTime();
        if (state.updateAndGet(Repeating::done) == State.WORKING) {
            begin();
        } else if (stopping) {
            stopped.complete(null);
        }
    }

    private void failed(Throwable failure) {
        over = System.nanoTime();
        if (!failing) {
            failing = true;
            LOG.warnf("%s fails and will be tried again: %s", name, Discreet.name(failure));
        }
        state.set(State.IDLE);
        if (stopping) {
            stopped.complete(null);
        }
    }

    private static State woken(State now) {
        return switch (now) {
            case IDLE -> State.WORKING;
            case WORKING, WORKING_AND_WOKEN -> State.WORKING_AND_WOKEN;
            case STOPPED -> State.STOPPED;
        };
    }

    private static State done(State now) {
        return now == State.WORKING_AND_WOKEN ? State.WORKING : State.IDLE;
    }
}
