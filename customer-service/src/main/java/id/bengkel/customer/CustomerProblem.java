package id.bengkel.customer;

import id.bengkel.chassis.error.Problem;

/** Everything that can be wrong with a request about customers and vehicles, besides its form. */
public final class CustomerProblem {
    public static final Problem CUSTOMER_NOT_FOUND =
            new Problem(404, "Pelanggan tidak ditemukan", "Customer not found");
    public static final Problem CUSTOMER_HAS_VEHICLES =
            new Problem(409, "Pelanggan ini masih memiliki kendaraan", "This customer still has vehicles");
    public static final Problem VEHICLE_NOT_FOUND = new Problem(404, "Kendaraan tidak ditemukan", "Vehicle not found");
    public static final Problem PLATE_TAKEN =
            new Problem(409, "sudah dipakai kendaraan lain", "belongs to another vehicle already");
    public static final Problem REGISTERED_OTHERWISE = new Problem(
            409,
            "lain dari yang terdaftar; impor tidak mengubah kendaraan yang sudah terdaftar",
            "differs from what is registered; an import changes no registered vehicle");
    public static final Problem VISIT_NOT_FOUND = new Problem(404, "Kunjungan tidak ditemukan", "Visit not found");

    private CustomerProblem() {}
}
