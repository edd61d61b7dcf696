package id.bengkel.customer.customer;

import static id.bengkel.chassis.input.Typed.tidy;

import id.bengkel.chassis.phone.PhoneNumber;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** What clients tell of a customer; what is left out or blank is unknown. */
public record CustomerRequest(
        @NotBlank @Size(max = 255) String nama,
        PhoneNumber hp,
        @Size(max = 1000) String alamat,
        @Email @Size(max = 255) String email,
        @PastOrPresent LocalDate tanggalLahir) {

    public CustomerRequest {
        nama = tidy(nama);
        alamat = tidy(alamat);
        email = tidy(email);
    }
}
