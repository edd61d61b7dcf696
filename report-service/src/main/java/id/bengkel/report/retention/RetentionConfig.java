package id.bengkel.report.retention;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long things are kept. */
@ConfigMapping(prefix = "report.retention")
public interface RetentionConfig {

    /**
     * {@code REPORT_RETENTION_EVENT_IDS}: the ids of counted events. Longer than the topics keep the events themselves, or
     * one that is read again could count twice; so older records are refused.
     */
    Duration eventIds();
}
