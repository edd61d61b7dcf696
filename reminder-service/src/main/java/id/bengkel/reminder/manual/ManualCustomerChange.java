package id.bengkel.reminder.manual;

import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.chassis.plate.PlateNumber;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is to change of a manual customer. A field that was left out is null and changes nothing; one that was given as null
 * is empty and forgets the value, where there need not be one.
 */
@Schema(name = "ManualCustomerChange")
public class ManualCustomerChange {

    public Optional<@NotBlank @Size(max = 255) String> customerName;

    public Optional<@NotBlank @Size(max = 20) @Pattern(regexp = PlateNumber.PATTERN) String> nopol;

    public Optional<@NotNull PhoneNumber> noHp;

    public Optional<LocalDate> lastService;

    public Optional<LocalDate> nextService;

    public Optional<@NotNull @Min(0) @Max(1) Integer> isActive;

    public Optional<@Size(max = 500) String> notes;
}
