package id.bengkel.reminder.vehicle;

import java.time.LocalDate;
import java.util.UUID;

/** The part of {@code id.bengkel.vehicle.changed.v1} that reminders need. */
record VehicleChanged(
        UUID id,
        Long version,
        String noPol,
        String model,
        boolean sold,
        LocalDate nextVisitDate,
        UUID customerId,
        String customerNama,
        String customerHp) {

    /** Later dates are mistakes, and PostgreSQL would refuse some of them. */
    private static final int LAST_YEAR = 9999;

    /** Whether it holds all that the contract requires. */
    boolean isComplete() {
        return id != null
                && version != null
                && noPol != null
                && customerId != null
                && (nextVisitDate == null || nextVisitDate.getYear() > 0 && nextVisitDate.getYear() <= LAST_YEAR);
    }
}
