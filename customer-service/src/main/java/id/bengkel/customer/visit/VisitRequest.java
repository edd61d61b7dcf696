package id.bengkel.customer.visit;

import static id.bengkel.chassis.input.Typed.tidy;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** What clients tell of a visit. */
public record VisitRequest(
        @NotNull @PastOrPresent LocalDate visitedOn,
        @Size(max = 50) String workOrderNo,
        @Size(max = 2000) String notes) {

    public VisitRequest {
        workOrderNo = tidy(workOrderNo);
        notes = tidy(notes);
    }

    /** A visit of which only the day is known. */
    public static VisitRequest on(LocalDate day) {
        return new VisitRequest(day, null, null);
    }
}
