package id.bengkel.customer.register;

import id.bengkel.customer.customer.CustomerRequest;
import id.bengkel.customer.vehicle.VehicleRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** A customer who comes with a vehicle for the first time. */
record Registration(@NotNull @Valid CustomerRequest customer, @NotNull @Valid VehicleRequest vehicle) {}
