package id.bengkel.chat.outgoing;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How answers are sent; {@code CHAT_DISPATCH_} and the setting's name, such as {@code CHAT_DISPATCH_GRACE}. */
@ConfigMapping(prefix = "chat.dispatch")
public interface DispatchConfig {

    /** Requests to Whapi at once, per replica. */
    @Min(1) @Max(1000) int concurrency();

    /** Tries until a message that Whapi did not take is given up. */
    @Min(1) int maxAttempts();

    /** Pause before the second try; doubles with each further one, with jitter. */
    Duration firstBackoff();

    /** What that pause grows to at most. */
    Duration longestBackoff();

    /** How long a claimed message belongs to the replica that claimed it; must exceed Whapi's time-outs. */
    Duration lease();

    /** Pause between two looks for what was claimed and never reported on, and for what WhatsApp told too early. */
    Duration betweenLooks();

    /** How long sending rests when Whapi says that the channel is not connected, or does not answer at all. */
    Duration restWhenDown();

    /**
     * How long the end of the process waits for requests in flight. What takes longer becomes unknown, so where there is
     * time, longer than Whapi's time-outs.
     */
    Duration grace();
}
