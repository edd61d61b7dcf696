package id.bengkel.customer;

import id.bengkel.chassis.error.Problem;

/** Everything that can be wrong with a request about customers and vehicles, besides its form. */
public enum CustomerProblem implements Problem {
    CUSTOMER_NOT_FOUND(404, "Pelanggan tidak ditemukan", "Customer not found"),
    CUSTOMER_HAS_VEHICLES(409, "Pelanggan ini masih memiliki kendaraan", "This customer still has vehicles"),
    VEHICLE_NOT_FOUND(404, "Kendaraan tidak ditemukan", "Vehicle not found"),
    PLATE_TAKEN(409, "sudah dipakai kendaraan lain", "belongs to another vehicle already"),
    VISIT_NOT_FOUND(404, "Kunjungan tidak ditemukan", "Visit not found");

    private final int status;
    private final String indonesian;
    private final String english;

    CustomerProblem(int status, String indonesian, String english) {
        this.status = status;
        this.indonesian = indonesian;
        this.english = english;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String indonesian() {
        return indonesian;
    }

    @Override
    public String english() {
        return english;
    }
}
