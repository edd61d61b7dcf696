package id.bengkel.reminder.message;

import id.bengkel.reminder.starsender.SendResult;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Lets sending rest while the provider's device is not connected or while the provider asks for patience, and afterwards
 * feels the way with single messages until one is taken.
 */
@Singleton
class ChannelRest {

    private static final Logger LOG = Logger.getLogger(ChannelRest.class);

    private final Clock clock;
    private final DispatchConfig config;
    private volatile Instant until = Instant.MIN;
    private volatile SendResult cause;
    private volatile boolean probing;

    ChannelRest(Clock clock, DispatchConfig config) {
        this.clock = clock;
        this.config = config;
        tell("bengkel.channel.resting", rest -> rest.probing);
        tell("bengkel.channel.disconnected", rest -> rest.probing && rest.cause instanceof SendResult.ChannelDown);
    }

    private void tell(String figure, Predicate<ChannelRest> state) {
        Metrics.gauge(figure, Tags.of("provider", "starsender"), this, rest -> state.test(rest) ? 1 : 0);
    }

    /** Whether sending rests because the device is not connected. */
    boolean isChannelDown() {
        return isResting() && cause instanceof SendResult.ChannelDown;
    }

    /** Why nothing may be sent now: what the provider said when sending began to rest. */
    Optional<SendResult> hindrance() {
        if (!isResting()) {
            return Optional.empty();
        }
        return Optional.of(
                cause instanceof SendResult.Throttled throttled
                        ? new SendResult.Throttled(Duration.between(clock.instant(), until), throttled.reason())
                        : cause);
    }

    private boolean isResting() {
        return clock.instant().isBefore(until);
    }

    /** How many of the free places may be filled now. */
    int allowed(int free, int inFlight) {
        if (isResting()) {
            return 0;
        }
        return probing ? Math.min(free, Math.max(0, 1 - inFlight)) : free;
    }

    void note(SendResult result) {
        if (result instanceof SendResult.ChannelDown) {
            rest(config.restWhenChannelDown(), result, "the provider's device or account is not connected");
        } else if (result instanceof SendResult.Throttled throttled
                && !throttled.pause().isZero()) {
            rest(throttled.pause(), result, "the provider asks for patience");
        } else if (probing && result instanceof SendResult.Accepted) {
            probing = false;
            LOG.info("Sending goes on: the provider takes messages again");
        }
    }

    private void rest(Duration pause, SendResult reason, String words) {
        if (!probing) {
            LOG.errorf("Sending rests for %s: %s", pause, words);
        }
        probing = true;
        cause = reason;
        until = clock.instant().plus(pause);
    }
}
