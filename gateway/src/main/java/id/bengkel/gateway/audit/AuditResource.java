package id.bengkel.gateway.audit;

import id.bengkel.chassis.page.Listing;
import id.bengkel.chassis.page.Restriction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** Tells admins who changed or sent what. */
@Path("/audit")
@RolesAllowed("admin")
@Tag(name = "Audit")
public class AuditResource {

    private final AuditEntries entries;
    private final Clock clock;

    AuditResource(AuditEntries entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Who changed or sent what, newest first (admins)")
    public RestMulti<AuditEntry.View> list(@BeanParam AuditFilter asked, @BeanParam @Valid Listing listing) {
        Restriction wanted = asked.in(clock);
        return listing.answer(
                () -> entries.countOf(wanted),
                (offset, limit) -> entries.slice(wanted, offset, limit),
                (last, limit) -> entries.following(wanted, last, limit),
                entry -> entry.view(clock));
    }
}
