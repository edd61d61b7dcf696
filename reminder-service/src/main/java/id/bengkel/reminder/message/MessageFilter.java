package id.bengkel.reminder.message;

import id.bengkel.chassis.page.Restriction;
import id.bengkel.chassis.phone.PhoneNumber;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;

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

    Restriction in(Clock clock) {
        return Restriction.NONE
                .and("status = :status", "status", status)
                .and("kind = :kind", "kind", kind)
                .and("phone = :phone", "phone", phone == null ? null : phone.digits())
                .within("createdAt", from, to, clock);
    }
}
