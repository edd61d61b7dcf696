package id.bengkel.reminder.run;

import id.bengkel.chassis.phone.PhoneNumber;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A vehicle whose next visit is near.
 *
 * @param id the vehicle's, or the manual customer's
 * @param customerId null for manual customers
 * @param reminded whether a person sent a reminder on the day of the run already
 */
record Due(
        UUID id,
        String noPol,
        String model,
        UUID customerId,
        String customerNama,
        String customerHp,
        LocalDate nextVisit,
        boolean reminded) {

    static Due of(Row row) {
        return new Due(
                row.getUUID("id"),
                row.getString("no_pol"),
                row.getString("model"),
                row.getUUID("customer_id"),
                row.getString("customer_nama"),
                row.getString("customer_hp"),
                row.getLocalDate("next_visit_date"),
                row.getBoolean("reminded"));
    }

    boolean isComplete() {
        return isComplete(customerNama, customerHp);
    }

    /** Whether there is somebody to remind: a name and a number. */
    static boolean isComplete(String nama, String hp) {
        return nama != null && !nama.isBlank() && PhoneNumber.parse(hp).isPresent();
    }
}
