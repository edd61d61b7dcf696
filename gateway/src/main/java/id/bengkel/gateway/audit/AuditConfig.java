package id.bengkel.gateway.audit;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The audit log. */
@ConfigMapping(prefix = "bengkel.audit")
interface AuditConfig {

    /** {@code BENGKEL_AUDIT_RETENTION}: entries are removed after this time. */
    Duration retention();
}
