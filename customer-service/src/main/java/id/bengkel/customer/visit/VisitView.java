package id.bengkel.customer.visit;

import java.time.LocalDate;
import java.util.UUID;

/** A visit as clients see it. */
record VisitView(UUID id, LocalDate visitedOn, String workOrderNo, String notes) {

    static VisitView of(Visit visit) {
        return new VisitView(visit.id(), visit.visitedOn(), visit.workOrderNo(), visit.notes());
    }
}
