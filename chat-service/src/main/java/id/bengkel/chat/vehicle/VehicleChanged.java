package id.bengkel.chat.vehicle;

import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.chassis.plate.PlateNumber;
import java.time.LocalDate;
import java.util.UUID;

/** The part of {@code id.bengkel.vehicle.changed.v1} that the bot needs. */
record VehicleChanged(
        UUID id, Long version, String noPol, String model, boolean sold, LocalDate nextVisitDate, String customerHp) {

    /** Later dates are mistakes, and PostgreSQL would refuse some of them. */
    private static final int LAST_YEAR = 9999;

    /** Whether it holds all that is needed of what the contract requires. */
    boolean isComplete() {
        return id != null
                && version != null
                && noPol != null
                && (nextVisitDate == null || nextVisitDate.getYear() > 0 && nextVisitDate.getYear() <= LAST_YEAR);
    }

    /** What plates are compared by. */
    String plate() {
        return new PlateNumber(noPol).key();
    }

    /** Who may be told; null when that cannot be a number. */
    String owner() {
        return PhoneNumber.parse(customerHp).map(PhoneNumber::digits).orElse(null);
    }
}
