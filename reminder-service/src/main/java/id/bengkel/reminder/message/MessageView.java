package id.bengkel.reminder.message;

import id.bengkel.chassis.time.WorkshopClock;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message as the API shows it; times are the workshop's. */
@Schema(name = "Message")
public record MessageView(
        UUID id,
        MessageKind kind,
        String to,
        String body,
        MessageStatus status,
        int attempts,
        String providerMessageId,
        String error,
        UUID idCustomer,
        UUID idVehicle,
        OffsetDateTime createdAt,
        OffsetDateTime sentAt) {

    static MessageView of(Message message, Clock clock) {
        return new MessageView(
                message.id,
                message.kind,
                message.phone,
                message.body,
                message.status,
                message.attempts,
                message.providerMessageId,
                message.error,
                message.idCustomer,
                message.idVehicle,
                WorkshopClock.zoned(message.createdAt, clock),
                WorkshopClock.zoned(message.sentAt, clock));
    }
}
