package id.bengkel.chat.outgoing;

import id.bengkel.chassis.flight.Flights;
import id.bengkel.chassis.time.Repeating;
import id.bengkel.chat.whapi.SendResult;
import id.bengkel.chat.whapi.Whapi;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Tells WhatsApp what is queued: claims as many as may be in flight, and writes down what came of them. */
@Startup
@Singleton
public class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private static final Duration TICK = Duration.ofMillis(250);
    /** Much is queued and answered at the same time, and each turn costs a commit. */
    private static final Duration BREATH = Duration.ofMillis(5);

    private static final Duration GRACE = Duration.ofSeconds(8);

    private final OutgoingQueue queue;
    private final Deliveries deliveries;
    private final Whapi whapi;
    private final DispatchConfig config;
    private final ChannelRest rest;

    private final Repeating claiming;
    private final Repeating expiring;
    private final Flights<Verdict> flights;

    Dispatcher(
            OutgoingQueue queue,
            Deliveries deliveries,
            Whapi whapi,
            DispatchConfig config,
            ChannelRest rest,
            Vertx vertx) {
        this.queue = queue;
        this.deliveries = deliveries;
        this.whapi = whapi;
        this.config = config;
        this.rest = rest;
        this.claiming = new Repeating(vertx, "Claiming answers", TICK, BREATH, this::claim);
        this.expiring = new Repeating(vertx, "Expiring leases", config.betweenLooks(), this::expire);
        this.flights = new Flights<>(vertx, "Writing down what was sent", BREATH, queue::settle, this::goOn);
    }

    /** Looks for work at once instead of at the next tick. */
    public void wake() {
        claiming.wake();
    }

    private Uni<Void> claim() {
        int flying = flights.inFlight();
        int free = rest.allowed(config.concurrency() - flying, flying);
        if (free <= 0) {
            return Uni.createFrom().voidItem();
        }
        return queue.claim(free, config.lease()).invoke(this::send).replaceWithVoid();
    }

    private void send(List<Claim> claims) {
        flights.begin(claims.size());
        claims.forEach(claim -> tell(claim).subscribe().with(result -> answered(claim, result)));
    }

    private Uni<SendResult> tell(Claim claim) {
        if (claim.isPointless()) {
            return Uni.createFrom().item(new SendResult.Refused("Pesan belum pernah terkirim"));
        }
        return switch (claim.action()) {
            case send -> whapi.send(claim.to(), claim.text());
            case edit -> whapi.edit(claim.to(), claim.providerId(), claim.text());
            case delete -> whapi.delete(claim.providerId());
        };
    }

    private void answered(Claim claim, SendResult result) {
        rest.note(result);
        flights.end(Verdict.of(claim, result, config));
    }

    /** @param sent the ids under which WhatsApp knows what was written down */
    private Uni<Void> goOn(List<String> sent) {
        claiming.wake(); // a chat's next one waits for this
        return deliveries.apply(
                sent.stream().filter(Objects::nonNull).distinct().toList());
    }

    private Uni<Void> expire() {
        return queue.expire(config.maxAttempts()).invoke(this::report).chain(deliveries::applyAll);
    }

    private void report(int expired) {
        if (expired > 0) {
            LOG.warnf("%d messages failed: whoever sent them never said what came of it", expired);
        }
    }

    /**
     * Claims nothing more and lets what is in flight land: now, because the provider's client is closed before the
     * {@link ShutdownEvent}.
     */
    void land(@Observes ShutdownDelayInitiatedEvent end) {
        claiming.stop(GRACE);
        flights.land(config.grace());
    }

    /** Writes down what has landed. */
    void stop(@Observes ShutdownEvent shutdown) {
        flights.stop(GRACE);
        expiring.stop(GRACE);
    }
}
