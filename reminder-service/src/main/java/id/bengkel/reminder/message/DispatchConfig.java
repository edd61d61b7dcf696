package id.bengkel.reminder.message;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How messages are sent. */
@ConfigMapping(prefix = "reminder.dispatch")
public interface DispatchConfig {

    /** Messages in flight at once, per replica: being sent, or sent and not yet written down. */
    @Min(1) @Max(1000) int concurrency();

    /** Tries until a message that the provider did not take is given up. */
    @Min(1) int maxAttempts();

    /** Pause before the second try; doubles with each further one, with jitter. */
    Duration firstBackoff();

    Duration longestBackoff();

    /** How long a claimed message belongs to the replica that claimed it; must exceed the provider's time-outs. */
    Duration lease();

    /** How long somebody who sends a single message waits for a turn that the pace allows. */
    Duration longestWait();

    /** How long sending rests when the provider says that the device is not connected. */
    Duration restWhenChannelDown();

    /**
     * How long the end of the process waits for requests in flight. What takes longer becomes unknown, so where there is
     * time, longer than the provider's time-outs.
     */
    Duration grace();
}
