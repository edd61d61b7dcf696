package id.bengkel.customer.sheet;

import id.bengkel.chassis.plate.PlateNumber;
import id.bengkel.customer.customer.CustomerRequest;
import id.bengkel.customer.vehicle.VehicleRequest;

/**
 * What a row says.
 *
 * @param vehicle null when it is only about a person
 * @param plate what its plate is compared by, null without a vehicle
 */
record RegisterRow(CustomerRequest customer, VehicleRequest vehicle, Person person, String plate) {

    static RegisterRow of(CustomerRequest customer, VehicleRequest vehicle) {
        return new RegisterRow(
                customer,
                vehicle,
                Person.of(
                        customer.nama(),
                        customer.hp() == null ? null : customer.hp().digits(),
                        customer.alamat()),
                vehicle == null ? null : new PlateNumber(vehicle.noPol()).key());
    }
}
