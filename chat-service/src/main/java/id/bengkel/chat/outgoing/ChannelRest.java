package id.bengkel.chat.outgoing;

import id.bengkel.chat.whapi.SendResult;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Lets sending rest while Whapi's channel is not connected, does not answer or asks for patience, and afterwards feels
 * the way with single messages until one is taken.
 */
@Singleton
class ChannelRest {

    private static final Logger LOG = Logger.getLogger(ChannelRest.class);

    private final Clock clock;
    private final DispatchConfig config;
    private volatile Instant until = Instant.MIN;
    private volatile boolean probing;
    private volatile boolean disconnected;

    ChannelRest(Clock clock, DispatchConfig config) {
        this.clock = clock;
        this.config = config;
        tell("bengkel.channel.resting", rest -> rest.probing);
        tell("bengkel.channel.disconnected", rest -> rest.probing && rest.disconnected);
    }

    private void tell(String figure, Predicate<ChannelRest> state) {
        Metrics.gauge(figure, Tags.of("provider", "whapi"), this, rest -> state.test(rest) ? 1 : 0);
    }

    /** How many of the free places may be filled now. */
    int allowed(int free, int inFlight) {
        if (clock.instant().isBefore(until)) {
            return 0;
        }
        return probing ? Math.min(free, Math.max(0, 1 - inFlight)) : free;
    }

    void note(SendResult result) {
        if (result instanceof SendResult.ChannelDown) {
            disconnected = true;
            rest(config.restWhenDown(), "Whapi's channel is not connected");
        } else if (result instanceof SendResult.Unknown) {
            // Each message sent into silence is one nobody knows the end of: as few as possible.
            rest(config.restWhenDown(), "Whapi does not answer");
        } else if (result instanceof SendResult.Throttled throttled
                && !throttled.pause().isZero()) {
            rest(throttled.pause(), "Whapi asks for patience");
        } else if (probing && result instanceof SendResult.Accepted) {
            probing = false;
            disconnected = false;
            LOG.info("Sending goes on: Whapi takes messages again");
        }
    }

    private void rest(Duration pause, String reason) {
        if (!probing) {
            LOG.errorf("Sending rests for %s: %s", pause, reason);
        }
        probing = true;
        until = clock.instant().plus(pause);
    }
}
