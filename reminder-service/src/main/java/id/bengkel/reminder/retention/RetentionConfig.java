package id.bengkel.reminder.retention;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long things are kept. */
@ConfigMapping(prefix = "reminder.retention")
interface RetentionConfig {

    /** {@code REMINDER_RETENTION_MESSAGES}: messages that have come to an end, a month at least. */
    Duration messages();
}
