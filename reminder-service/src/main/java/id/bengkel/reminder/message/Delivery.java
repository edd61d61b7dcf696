package id.bengkel.reminder.message;

import id.bengkel.chassis.error.ProblemException;
import id.bengkel.reminder.starsender.SendResult;
import java.util.UUID;

/**
 * What became of a message that was sent at once; its row says the same.
 *
 * @param status {@code sent}, {@code failed}, {@code unknown}, or {@code cancelled} when it was never attempted
 */
public record Delivery(UUID id, MessageStatus status, SendResult result) {

    static Delivery of(Verdict verdict, SendResult result) {
        return new Delivery(verdict.claim().id(), verdict.status(), result);
    }

    /**
     * This delivery when the provider took the message.
     *
     * @throws ProblemException 502 when the provider refused, 504 when nobody knows, 429 when it goes too fast, 503 when
     *     nothing can be sent for now
     */
    public Delivery orFail() {
        if (result instanceof SendResult.Accepted) {
            return this;
        }
        throw failure();
    }

    /** The provider's own id of the message, or ours when it gave none. */
    public String messageId() {
        return result instanceof SendResult.Accepted accepted && accepted.providerMessageId() != null
                ? accepted.providerMessageId()
                : id.toString();
    }

    /** What the provider said. */
    public String answer() {
        return result.reason();
    }

    private ProblemException failure() {
        if (result instanceof SendResult.Refused) {
            return MessageProblem.REFUSED.failure(result.reason());
        } else if (result instanceof SendResult.Unknown) {
            return MessageProblem.UNKNOWN.failure(result.reason());
        } else if (result instanceof SendResult.Throttled throttled) {
            return MessageProblem.TOO_FAST.failure(result.reason()).retryAfter(throttled.pause());
        }
        return MessageProblem.CANNOT_SEND.failure(result.reason());
    }
}
