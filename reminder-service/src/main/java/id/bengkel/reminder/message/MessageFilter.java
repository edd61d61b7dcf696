package id.bengkel.reminder.message;

import id.bengkel.chassis.phone.PhoneNumber;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Which messages a caller wants to see; what is not given does not restrict. Dates are the workshop's, both included. */
public class MessageFilter {

    @QueryParam("status")
    MessageStatus status;

    @QueryParam("kind")
    MessageKind kind;

    @QueryParam("phone")
    PhoneNumber phone;

    @QueryParam("from")
    LocalDate from;

    @QueryParam("to")
    LocalDate to;

    private final Map<String, Object> parameters = new HashMap<>();
    private final StringBuilder condition = new StringBuilder("1 = 1");

    /** Reads the parameters once; to be called before the others. */
    MessageFilter in(Clock clock) {
        restrict("status = :status", "status", status);
        restrict("kind = :kind", "kind", kind);
        restrict("phone = :phone", "phone", phone == null ? null : phone.digits());
        restrict("createdAt >= :from", "from", startOf(from, clock));
        restrict("createdAt < :to", "to", to == null ? null : startOf(to.plusDays(1), clock));
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
