package id.bengkel.reminder.message;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.OptionalInt;

/** How fast, and when, customers are written to. Numbers that send too much at once get banned. */
@ConfigMapping(prefix = "reminder")
interface PolicyConfig {

    /** {@code REMINDER_RATE_PER_MINUTE}: messages a minute over all replicas together; 0 or nothing for no limit. */
    OptionalInt ratePerMinute();

    /**
     * {@code REMINDER_PAUSE}: from the end of one message to the start of the next, over all replicas together, such as
     * {@code 3s} or, by chance, {@code 2s-5s}.
     */
    Optional<String> pause();

    /** {@code REMINDER_QUIET_HOURS}: no reminders between these times of the workshop, such as {@code 20:00-07:00}. */
    Optional<String> quietHours();
}
