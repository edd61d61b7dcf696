package id.bengkel.reminder.message;

import id.bengkel.chassis.time.Repeating;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Sends what is queued: claims as many messages as may be in flight.
 *
 * <p>A message is claimed only when its request can start at once, and takes a place until its result is written down. So
 * the messages that a kill leaves {@code unknown} are never more than may be in flight.
 */
@Startup
@Singleton
public class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration EXPIRY = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Claiming claims;
    private final MessageQueue queue;
    private final LateReminders late;
    private final Sending sending;
    private final DispatchConfig config;
    private final ChannelRest rest;
    private final Pace pace;
    private final Starts starts;
    private final QuietHours quietHours;
    private final Vertx vertx;

    private final Repeating claiming;
    private final Repeating expiring;

    Dispatcher(
            Claiming claims,
            MessageQueue queue,
            LateReminders late,
            Sending sending,
            DispatchConfig config,
            ChannelRest rest,
            Pace pace,
            Starts starts,
            QuietHours quietHours,
            Vertx vertx) {
        this.claims = claims;
        this.queue = queue;
        this.late = late;
        this.sending = sending;
        this.config = config;
        this.rest = rest;
        this.pace = pace;
        this.starts = starts;
        this.quietHours = quietHours;
        this.vertx = vertx;
        this.claiming = new Repeating(vertx, "Claiming messages", TICK, this::claim);
        this.expiring = new Repeating(vertx, "Expiring leases", EXPIRY, this::expire);
        sending.whenThereIsRoom(claiming::wake);
    }

    /** Looks for work at once instead of at the next tick. */
    public void wake() {
        claiming.wake();
    }

    /** Whether waiting for reminders is in vain: the provider's device is not connected, or hours are quiet. */
    public boolean isHolding() {
        return rest.isChannelDown() || quietHours.isNow();
    }

    private Uni<Void> claim() {
        int flying = sending.inFlight();
        int free = rest.allowed(config.concurrency() - flying, flying);
        if (free <= 0 || pace.isFree() && flying > 0 && free < config.concurrency() / 4) {
            return Uni.createFrom().voidItem();
        }
        UUID start = UUID.randomUUID();
        return claims.claim(free, start).invoke(claimed -> send(claimed, start)).replaceWithVoid();
    }

    private void send(List<Claim> claimed, UUID start) {
        claimed.forEach(claim ->
                sending.send(claim, result -> Verdict.of(claim, result, config)).thenRun(() -> ended(start)));
        if (!claimed.isEmpty() && !pace.isFree() && !pace.isOneByOne()) {
            wakeIn(pace.interval().multipliedBy(claimed.size()));
        }
    }

    private void ended(UUID start) {
        if (pace.isOneByOne()) {
            starts.end(start).subscribe().with(this::wakeIn, lost -> LOG.warn("A pause is longer than it should be"));
        }
    }

    /** At the next start rather than at the next tick after it. */
    private void wakeIn(Duration pause) {
        vertx.setTimer(pause.toMillis() + 1, passed -> claiming.wake());
    }

    private Uni<Void> expire() {
        return queue.expire().invoke(this::report).chain(late::moveOn);
    }

    private void report(int expired) {
        if (expired > 0) {
            LOG.warnf("%d messages became unknown: whoever sent them never said what came of it", expired);
        }
    }

    /**
     * Claims nothing more and lets what is in flight land: now, because the provider's client is closed before the
     * {@link ShutdownEvent}.
     */
    void land(@Observes ShutdownDelayInitiatedEvent end) {
        claiming.stop(GRACE);
        sending.land(config.grace());
    }

    void stop(@Observes ShutdownEvent shutdown) {
        sending.stop(GRACE);
        expiring.stop(GRACE);
    }
}
