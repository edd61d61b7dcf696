package id.bengkel.reminder.manual;

import static id.bengkel.chassis.input.Typed.tidy;

import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.chassis.plate.PlateNumber;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is told of a new manual customer; what is left out or blank is unknown. */
@Schema(name = "NewManualCustomer")
record ManualCustomerRequest(
        @NotBlank @Size(max = 255) String customerName,
        @NotBlank @Size(max = 20) @Pattern(regexp = PlateNumber.PATTERN) String nopol,
        @NotNull PhoneNumber noHp,
        LocalDate lastService,
        LocalDate nextService,
        @Size(max = 500) String notes) {

    ManualCustomerRequest {
        customerName = tidy(customerName);
        nopol = tidy(nopol);
        notes = tidy(notes);
    }
}
