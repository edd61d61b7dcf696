package id.bengkel.customer.vehicle;

import java.time.LocalDate;
import java.util.UUID;

/** The event {@code id.bengkel.vehicle.changed.v1}; its schema is in {@code contracts/}. */
record VehicleChanged(
        UUID id,
        String noPol,
        String model,
        String type,
        Integer tahun,
        String warna,
        boolean sold,
        LocalDate lastVisitDate,
        LocalDate nextVisitDate,
        UUID customerId,
        String customerNama,
        String customerHp,
        long version) {

    static final String TYPE = "id.bengkel.vehicle.changed.v1";

    static VehicleChanged of(Vehicle vehicle) {
        return new VehicleChanged(
                vehicle.id(),
                vehicle.noPol(),
                vehicle.model(),
                vehicle.type(),
                vehicle.tahun(),
                vehicle.warna(),
                vehicle.sold(),
                vehicle.lastVisitDate(),
                vehicle.nextVisitDate(),
                vehicle.customer().id(),
                vehicle.customer().nama(),
                vehicle.customer().hp(),
                vehicle.version());
    }
}
