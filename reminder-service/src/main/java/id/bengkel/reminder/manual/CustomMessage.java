package id.bengkel.reminder.manual;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.reminder.message.Delivery;
import id.bengkel.reminder.starsender.SendResult;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Words of a person to any number. */
@Schema(name = "CustomMessage")
record CustomMessage(@NotNull PhoneNumber noHp, @NotBlank @Size(max = 2000) String message) {

    /** The documented answer, with the provider's in it. */
    @Schema(name = "CustomMessageAnswer")
    record Answer(String status, PhoneNumber noHp, String message, ApiResponse apiResponse) {}

    /** What the provider answered, as it answers. */
    @Schema(name = "ProviderAnswer")
    record ApiResponse(boolean success, Data data, String message) {

        /** The provider need not give an id. */
        @Schema(name = "ProviderMessage")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Data(String messageId) {}
    }

    /** @param delivery of a message that the provider took */
    Answer answer(Delivery delivery) {
        String id = ((SendResult.Accepted) delivery.result()).providerMessageId();
        return new Answer(
                delivery.status().name(),
                noHp,
                message,
                new ApiResponse(true, new ApiResponse.Data(id), delivery.answer()));
    }
}
