package id.bengkel.reminder.message;

import id.bengkel.chassis.time.Repeating;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sends what is queued: claims as many messages as may be in flight.
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

    private final MessageQueue queue;
    private final Sending sending;
    private final DispatchConfig config;
    private final ChannelRest rest;

    private final Repeating claiming;
    private final Repeating expiring;

    Dispatcher(MessageQueue queue, Sending sending, DispatchConfig config, ChannelRest rest, Vertx vertx) {
        this.queue = queue;
        this.sending = sending;
        this.config = config;
        this.rest = rest;
        this.claiming = new Repeating(vertx, "Claiming messages", TICK, this::claim);
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
        int flying = sending.inFlight();
        int free = rest.allowed(config.concurrency() - flying, flying);
        if (free <= 0 || flying > 0 && free < config.concurrency() / 4) {
            return Uni.createFrom().voidItem();
        }
        return queue.claim(free, config.lease()).invoke(this::send).replaceWithVoid();
    }

    private void send(List<Claim> claims) {
        claims.forEach(claim ->
                sending.send(claim, result -> Verdict.of(claim, result, config)).thenRun(claiming::wake));
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
        sending.stop(GRACE);
        expiring.stop(GRACE);
    }
}
