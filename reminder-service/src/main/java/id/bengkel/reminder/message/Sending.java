package id.bengkel.reminder.message;

import id.bengkel.chassis.time.Repeating;
import id.bengkel.chassis.trace.Trace;
import id.bengkel.reminder.starsender.SendResult;
import id.bengkel.reminder.starsender.StarSender;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
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
 * Hands claimed messages to the provider, and writes down what came of them in batches that grow by themselves while the
 * last one is on its way.
 */
@Singleton
class Sending {

    private static final Logger LOG = Logger.getLogger(Sending.class);

    private static final Duration TICK = Duration.ofMillis(250);
    private static final int LARGEST_BATCH = 500;

    private final MessageQueue queue;
    private final StarSender starSender;
    private final ChannelRest rest;
    private final MessageSentRelay relay;
    private final Repeating settling;

    private final AtomicInteger inFlight = new AtomicInteger();
    private final CompletableFuture<Void> landed = new CompletableFuture<>();
    private volatile boolean stopping;
    private final Queue<Verdict> results = new ConcurrentLinkedQueue<>();

    Sending(MessageQueue queue, StarSender starSender, ChannelRest rest, MessageSentRelay relay, Vertx vertx) {
        this.queue = queue;
        this.starSender = starSender;
        this.rest = rest;
        this.relay = relay;
        this.settling = new Repeating(vertx, "Writing down results", TICK, this::settle);
    }

    int inFlight() {
        return inFlight.get();
    }

    /**
     * Sends one message; goes on whether or not anybody waits for it.
     *
     * @param judgement what a result makes of the message
     * @return what the provider said, as soon as it has; it is written down soon after, see {@link #written}
     */
    CompletableFuture<SendResult> send(Claim claim, Function<SendResult, Verdict> judgement) {
        CompletableFuture<SendResult> answer = new CompletableFuture<>();
        inFlight.incrementAndGet();
        Trace.goOn(claim.trace(), () -> starSender.send(claim.content()))
                .subscribe()
                .with(result -> {
                    rest.note(result);
                    results.add(judgement.apply(result));
                    settling.wake();
                    if (inFlight.decrementAndGet() == 0 && stopping) {
                        landed.complete(null);
                    }
                    answer.complete(result);
                });
        return answer;
    }

    /** Completes when everything answered so far is written down, or at the limit: then it will be as soon as possible. */
    Uni<Void> written(Duration limit) {
        return settling.turn(limit);
    }

    private Uni<Void> settle() {
        List<Verdict> batch = results.stream().limit(LARGEST_BATCH).toList();
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // Results leave the queue only once they are written down: a failure is simply tried again.
        return queue.settle(batch)
                .invoke(() -> batch.forEach(written -> results.poll()))
                .invoke(relay::wake)
                .chain(this::settle);
    }

    /** Lets what is in flight land. */
    void land(Duration grace) {
        stopping = true;
        if (inFlight.get() > 0) {
            try {
                landed.get(grace.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException late) {
                LOG.warnf("%d messages were still in flight", inFlight.get());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Writes down what has landed. */
    void stop(Duration grace) {
        settling.stop(grace);
    }
}
