package id.bengkel.customer.customer;

import id.bengkel.chassis.database.OrderedId;
import id.bengkel.chassis.phone.PhoneNumber;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** A person who brings vehicles. */
@Entity
public class Customer {

    @Id
    private UUID id;

    private String nama;
    private String hp;
    private String alamat;
    private String email;
    private LocalDate tanggalLahir;
    private Instant createdAt;
    private Instant updatedAt;

    /** For Hibernate. */
    protected Customer() {}

    public Customer(CustomerRequest details, Instant now) {
        this.id = OrderedId.at(now);
        this.createdAt = now;
        replace(details, now);
    }

    /** A registered customer, as far as their vehicles' events show them. */
    public static Customer known(UUID id, String nama, String hp) {
        Customer known = new Customer();
        known.id = id;
        known.nama = nama;
        known.hp = hp;
        return known;
    }

    /** @return whether this changes how the customer appears in the events of the vehicles */
    boolean replace(CustomerRequest details, Instant now) {
        String newHp = details.hp() == null ? null : details.hp().digits();
        boolean appearsChanged = !details.nama().equals(nama) || !Objects.equals(newHp, hp);
        nama = details.nama();
        hp = newHp;
        alamat = details.alamat();
        email = details.email();
        tanggalLahir = details.tanggalLahir();
        updatedAt = now;
        return appearsChanged;
    }

    public UUID id() {
        return id;
    }

    public String nama() {
        return nama;
    }

    /** The digits of a {@link PhoneNumber}, or null. */
    public String hp() {
        return hp;
    }

    public String alamat() {
        return alamat;
    }

    String email() {
        return email;
    }

    LocalDate tanggalLahir() {
        return tanggalLahir;
    }

    Instant createdAt() {
        return createdAt;
    }
}
