package id.bengkel.report.message;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that went out, as an event told of it.
 *
 * @param id the event's, by which a second delivery is recognised
 * @param idCustomer null, like {@code idVehicle}, when the message was about no vehicle: it counts for its day only
 */
record SentMessage(
        UUID id,
        UUID idCustomer,
        UUID idVehicle,
        String customerName,
        String customerPhone,
        String vehicleModel,
        String vehicleNopol,
        Instant sentAt) {}
