package id.bengkel.reminder.message;

import id.bengkel.reminder.starsender.SendResult;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a send result makes of a claimed message.
 *
 * @param attempts how often it was tried by now, if this try counts
 * @param pause until the next try when it is queued again
 */
record Verdict(
        Claim claim,
        MessageStatus status,
        int attempts,
        Duration pause,
        String providerMessageId,
        String providerAnswer,
        String error) {

    /** For a message of the queue, which can wait. */
    static Verdict of(Claim claim, SendResult result, DispatchConfig config) {
        if (result instanceof SendResult.Accepted accepted) {
            return sent(claim, accepted);
        } else if (result instanceof SendResult.Refused) {
            return ended(claim, MessageStatus.failed, result.reason());
        } else if (result instanceof SendResult.Unknown) {
            return ended(claim, MessageStatus.unknown, result.reason());
        } else if (result instanceof SendResult.ChannelDown down) {
            // Not the message's fault: the try does not count.
            return queued(claim, claim.attempts() - 1, config.restWhenChannelDown(), down.reason());
        } else if (result instanceof SendResult.Throttled throttled) {
            Duration pause = throttled.pause().isZero() ? backoff(claim.attempts(), config) : throttled.pause();
            return queued(claim, claim.attempts() - 1, pause, throttled.reason());
        } else if (result instanceof SendResult.Unreachable unreachable) {
            return claim.attempts() < config.maxAttempts()
                    ? queued(claim, claim.attempts(), backoff(claim.attempts(), config), unreachable.reason())
                    : ended(claim, MessageStatus.failed, unreachable.reason());
        }
        throw new IllegalStateException("no such result");
    }

    /** For a message whose sender waits for it, and tries again himself. */
    static Verdict atOnce(Claim claim, SendResult result) {
        if (result instanceof SendResult.Accepted accepted) {
            return sent(claim, accepted);
        }
        boolean unknown = result instanceof SendResult.Unknown;
        return ended(claim, unknown ? MessageStatus.unknown : MessageStatus.failed, result.reason());
    }

    /** Exponential, with jitter of one half, so that a queue that failed together does not return together. */
    static Duration backoff(int attempts, DispatchConfig config) {
        long full = config.firstBackoff().toMillis() << Math.min(attempts - 1, 20);
        long capped = Math.min(full, config.longestBackoff().toMillis());
        return Duration.ofMillis(capped / 2 + ThreadLocalRandom.current().nextLong(capped / 2 + 1));
    }

    private static Verdict sent(Claim claim, SendResult.Accepted accepted) {
        return new Verdict(
                claim,
                MessageStatus.sent,
                claim.attempts(),
                Duration.ZERO,
                accepted.providerMessageId(),
                accepted.answer(),
                null);
    }

    private static Verdict ended(Claim claim, MessageStatus status, String reason) {
        return new Verdict(claim, status, claim.attempts(), Duration.ZERO, null, null, reason);
    }

    private static Verdict queued(Claim claim, int attempts, Duration pause, String reason) {
        return new Verdict(claim, MessageStatus.queued, attempts, pause, null, null, reason);
    }
}
