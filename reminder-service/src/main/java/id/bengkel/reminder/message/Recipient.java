package id.bengkel.reminder.message;

import java.util.UUID;

/** Who a message is for, as far as that is known; it goes into the event and the reports. */
public record Recipient(
        UUID idCustomer, UUID idVehicle, UUID idManualCustomer, String name, String vehicleModel, String vehicleNopol) {

    /** Somebody of whom only the number is known. */
    public static final Recipient UNKNOWN = new Recipient(null, null, null, null, null, null);

    /** Somebody on the list of manual customers. */
    public static Recipient manual(UUID id, String name, String nopol) {
        return new Recipient(null, null, id, name, null, nopol);
    }
}
