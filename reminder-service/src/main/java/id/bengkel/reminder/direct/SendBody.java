package id.bengkel.reminder.direct;

import id.bengkel.chassis.phone.PhoneNumber;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message with everything that can be asked for.
 *
 * @param file public address of what is attached; blank means none
 * @param delay in seconds, an hour at most: later is what a schedule is for
 * @param schedule in milliseconds since 1970
 */
@Schema(name = "SendMessage")
record SendBody(
        @NotNull PhoneNumber to,
        @NotBlank @Size(max = LONGEST) String body,
        String file,
        @Min(0) @Max(3600) Integer delay,
        Long schedule) {

    /** Characters that WhatsApp takes in a message. */
    static final int LONGEST = 4096;
}
