package id.bengkel.customer.register;

import id.bengkel.customer.customer.Customer;
import id.bengkel.customer.vehicle.Vehicle;
import java.time.LocalDate;
import java.util.UUID;

/** A vehicle and its owner, side by side in one row. */
record RegisterEntry(
        UUID id,
        String noPol,
        String model,
        String type,
        Integer tahun,
        String warna,
        String noRangka,
        String noMesin,
        int serviceIntervalMonths,
        boolean sold,
        UUID customerId,
        String customerNama,
        String customerHp,
        String customerAlamat,
        LocalDate lastVisitDate,
        LocalDate nextVisitDate) {

    static RegisterEntry of(Vehicle vehicle) {
        Customer customer = vehicle.customer();
        return new RegisterEntry(
                vehicle.id(),
                vehicle.noPol(),
                vehicle.model(),
                vehicle.type(),
                vehicle.tahun(),
                vehicle.warna(),
                vehicle.noRangka(),
                vehicle.noMesin(),
                vehicle.serviceIntervalMonths(),
                vehicle.sold(),
                customer.id(),
                customer.nama(),
                customer.hp(),
                customer.alamat(),
                vehicle.lastVisitDate(),
                vehicle.nextVisitDate());
    }
}
