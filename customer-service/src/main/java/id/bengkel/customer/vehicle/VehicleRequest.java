package id.bengkel.customer.vehicle;

import static id.bengkel.chassis.input.Typed.tidy;

import id.bengkel.chassis.plate.PlateNumber;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * What clients tell of a vehicle; what is left out or blank is unknown.
 *
 * @param serviceIntervalMonths 4 when left out
 * @param lastVisitDate recorded as a visit when a vehicle is registered; ignored later, when the visits tell
 * @param nextVisitDate set by hand; left out, it follows the visits
 * @param sold false when left out
 */
public record VehicleRequest(
        @NotBlank @Size(max = 20) @Pattern(regexp = PlateNumber.PATTERN) String noPol,
        @Size(max = 100) String model,
        @Size(max = 100) String type,
        @Min(1900) @ModelYear Integer tahun,
        @Size(max = 50) String warna,
        @Size(max = 50) String noRangka,
        @Size(max = 50) String noMesin,
        @Min(1) @Max(60) Integer serviceIntervalMonths,
        @PastOrPresent LocalDate lastVisitDate,
        LocalDate nextVisitDate,
        Boolean sold) {

    private static final Integer USUAL_INTERVAL = 4;

    public VehicleRequest {
        noPol = tidy(noPol);
        model = tidy(model);
        type = tidy(type);
        warna = tidy(warna);
        noRangka = tidy(noRangka);
        noMesin = tidy(noMesin);
        serviceIntervalMonths = serviceIntervalMonths == null ? USUAL_INTERVAL : serviceIntervalMonths;
        sold = Boolean.TRUE.equals(sold);
    }
}
