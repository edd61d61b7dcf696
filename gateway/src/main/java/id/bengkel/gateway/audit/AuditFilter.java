package id.bengkel.gateway.audit;

import id.bengkel.chassis.page.Restriction;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which entries an admin wants to see; what is not given does not restrict. Dates are the workshop's, both included. */
public class AuditFilter {

    @QueryParam("person")
    @Parameter(description = "the id of an account, or a username")
    String person;

    @QueryParam("from")
    LocalDate from;

    @QueryParam("to")
    LocalDate to;

    @QueryParam("path")
    @Parameter(description = "what the path begins with")
    String path;

    Restriction in(Clock clock) {
        return Restriction.NONE
                .and("(personId = :person or lower(username) = lower(:person))", "person", person)
                .within("at", from, to, clock)
                .and("left(path, length(:path)) = :path", "path", path);
    }
}
