package id.bengkel.reminder.message;

import id.bengkel.reminder.starsender.SendResult;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private volatile boolean probing;
    private volatile boolean channelDown;

    ChannelRest(Clock clock, DispatchConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** Whether sending rests because the device is not connected. */
    boolean isChannelDown() {
        return channelDown && isResting();
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
            channelDown = true;
            rest(config.restWhenChannelDown(), "the provider's device or account is not connected");
        } else if (result instanceof SendResult.Throttled throttled
                && !throttled.pause().isZero()) {
            rest(throttled.pause(), "the provider asks for patience");
        } else if (probing && result instanceof SendResult.Accepted) {
            probing = false;
            channelDown = false;
            LOG.info("Sending goes on: the provider takes messages again");
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
