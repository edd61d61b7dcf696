package id.bengkel.reminder.direct;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.bengkel.chassis.error.Languages;
import id.bengkel.reminder.message.Delivery;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The documented answer to a message that the provider took. */
@Schema(name = "SendAnswer")
public record SendAnswer(boolean success, Data data, String message) {

    /** @param messageId the provider's id where it gives one, or ours */
    @Schema(name = "SentMessage")
    public record Data(@JsonProperty("messageId") String messageId, String status) {}

    static SendAnswer of(Delivery delivery, Locale language) {
        return new SendAnswer(
                true,
                new Data(delivery.messageId(), delivery.status().name()),
                Languages.ENGLISH.equals(language) ? "Message sent" : "Pesan berhasil dikirim");
    }
}
