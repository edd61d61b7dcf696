package id.bengkel.chat.outgoing;

import id.bengkel.chat.whapi.SendResult;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a result makes of a claim.
 *
 * @param outcome the message's status from now on; null to try again
 * @param attempts how often it was tried by now, if this try counts
 * @param pause until the next try
 */
record Verdict(Claim claim, String outcome, int attempts, Duration pause, String providerId, String error) {

    private static final String SENT = "sent";
    private static final String FAILED = "failed";

    static Verdict of(Claim claim, SendResult result, DispatchConfig config) {
        if (result instanceof SendResult.Accepted accepted) {
            return new Verdict(claim, SENT, claim.attempts(), Duration.ZERO, accepted.providerId(), null);
        } else if (result instanceof SendResult.Refused refused) {
            return failed(claim, refused.reason());
        } else if (result instanceof SendResult.Unknown unknown) {
            return claim.action() == Action.send
                    ? failed(claim, unknown.reason())
                    : triedAgain(claim, unknown.reason(), config); // Done twice, it is as if done once.
        } else if (result instanceof SendResult.ChannelDown down) {
            // Not the message's fault: the try does not count.
            return again(claim, claim.attempts() - 1, config.restWhenDown(), down.reason());
        } else if (result instanceof SendResult.Throttled throttled) {
            Duration pause = throttled.pause().isZero() ? backoff(claim.attempts(), config) : throttled.pause();
            return again(claim, claim.attempts() - 1, pause, throttled.reason());
        } else if (result instanceof SendResult.Unreachable unreachable) {
            return triedAgain(claim, unreachable.reason(), config);
        }
        throw new IllegalStateException("no such result");
    }

    /** Exponential, with jitter of one half, so that a queue that failed together does not return together. */
    private static Duration backoff(int attempts, DispatchConfig config) {
        long full = config.firstBackoff().toMillis() << Math.min(attempts - 1, 20);
        long capped = Math.min(full, config.longestBackoff().toMillis());
        return Duration.ofMillis(capped / 2 + ThreadLocalRandom.current().nextLong(capped / 2 + 1));
    }

    private static Verdict triedAgain(Claim claim, String reason, DispatchConfig config) {
        return claim.attempts() < config.maxAttempts()
                ? again(claim, claim.attempts(), backoff(claim.attempts(), config), reason)
                : failed(claim, reason);
    }

    private static Verdict failed(Claim claim, String reason) {
        return new Verdict(claim, FAILED, claim.attempts(), Duration.ZERO, null, reason);
    }

    private static Verdict again(Claim claim, int attempts, Duration pause, String reason) {
        return new Verdict(claim, null, attempts, pause, null, reason);
    }
}
