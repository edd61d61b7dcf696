package id.bengkel.reminder.message;

import id.bengkel.chassis.time.Repeating;
import id.bengkel.reminder.starsender.SendResult;
import id.bengkel.reminder.starsender.StarSender;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
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
import org.jboss.logging.Logger;

/**
 * Sends what is queued: claims as many messages as may be in flight, and writes results down in batches that grow by
 * themselves while the last one is on its way.
 *
 * <p>A message is claimed only when its request can start at once. So the messages that a kill leaves {@code unknown} are
 * those that really were in flight.
 */
@Startup
@Singleton
public class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration EXPIRY = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(8);
    private static final int LARGEST_BATCH = 500;

    private final MessageQueue queue;
    private final StarSender starSender;
    private final DispatchConfig config;
    private final ChannelRest rest;
    private final MessageSentRelay relay;

    private final Repeating claiming;
    private final Repeating settling;
    private final Repeating expiring;

    private final AtomicInteger inFlight = new AtomicInteger();
    private final CompletableFuture<Void> landed = new CompletableFuture<>();
    private volatile boolean stopping;
    private final Queue<Verdict> results = new ConcurrentLinkedQueue<>();

    Dispatcher(
            MessageQueue queue,
            StarSender starSender,
            DispatchConfig config,
            ChannelRest rest,
            MessageSentRelay relay,
            Vertx vertx) {
        this.queue = queue;
        this.starSender = starSender;
        this.config = config;
        this.rest = rest;
        this.relay = relay;
        this.claiming = new Repeating(vertx, "Claiming messages", TICK, this::claim);
        this.settling = new Repeating(vertx, "Writing down results", TICK, this::settle);
        this.expiring = new Repeating(vertx, "Expiring leases", EXPIRY, this::expire);
    }

    /** Looks for work at once instead of at the next tick. */
    public void wake() {
        claiming.wake();
    }

    /** Whether the provider's device is not connected, so that waiting for messages is in vain. */
    public boolean isChannelDown() {
        return rest.isChannelDown();
    }

    private Uni<Void> claim() {
        int flying = inFlight.get();
        int free = rest.allowed(config.concurrency() - flying, flying);
        if (free <= 0 || flying > 0 && free < config.concurrency() / 4) {
            return Uni.createFrom().voidItem();
        }
        return queue.claim(free, config.lease()).invoke(this::send).replaceWithVoid();
    }

    private void send(List<Claim> claims) {
        inFlight.addAndGet(claims.size());
        claims.forEach(
                claim -> starSender.send(claim.to(), claim.body()).subscribe().with(result -> answered(claim, result)));
    }

    private void answered(Claim claim, SendResult result) {
        rest.note(result);
        results.add(Verdict.of(claim, result, config));
        settling.wake();
        if (inFlight.decrementAndGet() == 0 && stopping) {
            landed.complete(null);
        }
        claiming.wake();
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

    private Uni<Void> expire() {
        return queue.expire().invoke(this::report).replaceWithVoid();
    }

    private void report(int expired) {
        if (expired > 0) {
            LOG.warnf("%d messages became unknown: whoever sent them never said what came of it", expired);
        }
    }

    /** Claims nothing more, lets what is in flight land, and writes it down. */
    void stop(@Observes ShutdownEvent shutdown) {
        claiming.stop(GRACE);
        stopping = true;
        if (inFlight.get() > 0) {
            try {
                landed.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException late) {
                LOG.warnf("%d messages were still in flight", inFlight.get());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        settling.stop(GRACE);
        expiring.stop(GRACE);
    }
}
