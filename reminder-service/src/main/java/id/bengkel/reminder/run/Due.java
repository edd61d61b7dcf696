package id.bengkel.reminder.run;

import id.bengkel.chassis.phone.PhoneNumber;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.util.UUID;

/** A vehicle whose next visit is near, as the copy of the vehicles knows it. */
record DueVehicle(
        UUID id,
        String noPol,
        String model,
        UUID customerId,
        String customerNama,
        String customerHp,
        LocalDate nextVisit) {

    static DueVehicle of(Row row) {
        return new DueVehicle(
                row.getUUID("id"),
                row.getString("no_pol"),
                row.getString("model"),
                row.getUUID("customer_id"),
                row.getString("customer_nama"),
                row.getString("customer_hp"),
                row.getLocalDate("next_visit_date"));
    }

    boolean isComplete() {
        return isComplete(customerNama, customerHp);
    }

    /** Whether there is somebody to remind: a name and a number. */
    static boolean isComplete(String nama, String hp) {
        return nama != null && !nama.isBlank() && PhoneNumber.parse(hp).isPresent();
    }
}
