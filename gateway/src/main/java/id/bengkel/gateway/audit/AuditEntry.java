package id.bengkel.gateway.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.hibernate.annotations.Immutable;

/** A call that changed or sent something, or was meant to. */
@Entity
@Immutable
class AuditEntry {

    @Id
    Long id;

    private Instant at;
    private String personId;
    private String username;
    private String role;
    private String method;
    private String path;
    private Integer status;
    private String requestId;

    /** The entry as admins see it. */
    View view(Clock clock) {
        return new View(
                id,
                OffsetDateTime.ofInstant(at, clock.getZone()),
                personId,
                username,
                role,
                method,
                path,
                status,
                requestId);
    }

    /**
     * @param personId the account, or what another issuer knows the person by; null for whoever needed no token
     * @param path without the query
     * @param status what the call was answered; null when nobody knows what became of it
     */
    record View(
            long id,
            OffsetDateTime at,
            String personId,
            String username,
            String role,
            String method,
            String path,
            Integer status,
            String requestId) {}
}
