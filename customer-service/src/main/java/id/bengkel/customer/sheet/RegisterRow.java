package id.bengkel.customer.sheet;

import id.bengkel.customer.customer.CustomerRequest;
import id.bengkel.customer.vehicle.VehicleRequest;

/**
 * What a row says.
 *
 * @param vehicle null when it is only about a person
 */
record RegisterRow(CustomerRequest customer, VehicleRequest vehicle) {

    Person person() {
        return Person.of(
                customer.nama(), customer.hp() == null ? null : customer.hp().digits(), customer.alamat());
    }
}
