package id.bengkel.gateway.audit;

import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
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

    private final Map<String, Object> parameters = new HashMap<>();
    private final StringBuilder condition = new StringBuilder("1 = 1");

    /** Reads the parameters once; to be called before the others. */
    AuditFilter in(Clock clock) {
        restrict("(personId = :person or lower(username) = lower(:person))", "person", person);
        restrict("at >= :from", "from", startOf(from, clock));
        restrict("at < :to", "to", to == null ? null : startOf(to.plusDays(1), clock));
        restrict("left(path, length(:path)) = :path", "path", path);
        return this;
    }

    String condition() {
        return condition.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void restrict(String restriction, String name, Object value) {
        if (value != null) {
            condition.append(" and ").append(restriction);
            parameters.put(name, value);
        }
    }

    private static Instant startOf(LocalDate day, Clock clock) {
        return day == null ? null : day.atStartOfDay(clock.getZone()).toInstant();
    }
}
