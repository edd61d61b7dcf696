package id.bengkel.customer.vehicle;

import java.time.LocalDate;
import java.util.UUID;

/** A vehicle as clients see it. */
public record VehicleView(
        UUID id,
        UUID customerId,
        String noPol,
        String model,
        String type,
        Integer tahun,
        String warna,
        String noRangka,
        String noMesin,
        int serviceIntervalMonths,
        LocalDate lastVisitDate,
        LocalDate nextVisitDate,
        boolean sold) {

    public static VehicleView of(Vehicle vehicle) {
        return new VehicleView(
                vehicle.id(),
                vehicle.customer().id(),
                vehicle.noPol(),
                vehicle.model(),
                vehicle.type(),
                vehicle.tahun(),
                vehicle.warna(),
                vehicle.noRangka(),
                vehicle.noMesin(),
                vehicle.serviceIntervalMonths(),
                vehicle.lastVisitDate(),
                vehicle.nextVisitDate(),
                vehicle.sold());
    }
}
