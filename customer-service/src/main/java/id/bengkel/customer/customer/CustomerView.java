package id.bengkel.customer.customer;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A customer as clients see them.
 *
 * @param hp country code and number, digits only
 */
record CustomerView(UUID id, String nama, String hp, String alamat, String email, LocalDate tanggalLahir) {

    static CustomerView of(Customer customer) {
        return new CustomerView(
                customer.id(),
                customer.nama(),
                customer.hp(),
                customer.alamat(),
                customer.email(),
                customer.tanggalLahir());
    }
}
