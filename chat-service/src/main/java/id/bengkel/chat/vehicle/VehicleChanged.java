package id.bengkel.chat.vehicle;

import id.bengkel.chassis.phone.PhoneNumber;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** The part of {@code id.bengkel.vehicle.changed.v1} that the bot needs. */
record VehicleChanged(
        UUID id, Long version, String noPol, String model, boolean sold, LocalDate nextVisitDate, String customerHp) {

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]");
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
        return NEITHER_LETTER_NOR_DIGIT.matcher(noPol).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** Who may be told; null when that cannot be a number. */
    String owner() {
        return PhoneNumber.parse(customerHp).map(PhoneNumber::digits).orElse(null);
    }
}
