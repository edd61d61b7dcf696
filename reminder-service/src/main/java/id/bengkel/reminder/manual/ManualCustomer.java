package id.bengkel.reminder.manual;

import id.bengkel.chassis.input.Typed;
import id.bengkel.chassis.plate.PlateNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A person who is in no other service, with one vehicle. */
@Entity
@Table(name = "manual_customer")
class ManualCustomer {

    @Id
    private UUID id;

    @Column(name = "customer_name")
    private String customerName;

    private String nopol;

    @Column(name = "nopol_key")
    private String nopolKey;

    @Column(name = "no_hp")
    private String noHp;

    @Column(name = "last_service")
    private LocalDate lastService;

    @Column(name = "next_service")
    private LocalDate nextService;

    private boolean active;

    /** Like the next, counted by the database when a message is sent. */
    @Column(name = "reminder_sent_count", updatable = false)
    private int reminderSentCount;

    @Column(name = "last_reminder_sent", updatable = false)
    private Instant lastReminderSent;

    private String notes;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For Hibernate. */
    protected ManualCustomer() {}

    ManualCustomer(ManualCustomerRequest details, Instant now) {
        this.id = UUID.randomUUID();
        this.customerName = details.customerName();
        plate(details.nopol());
        this.noHp = details.noHp().digits();
        this.lastService = details.lastService();
        this.nextService = details.nextService();
        this.notes = details.notes();
        this.active = true;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Takes over what the change names. */
    void change(ManualCustomerChange change, Instant now) {
        given(
                change.customerName,
                name -> customerName = name.map(String::strip).orElseThrow());
        given(change.nopol, plate -> plate(plate.orElseThrow()));
        given(change.noHp, phone -> noHp = phone.orElseThrow().digits());
        given(change.lastService, day -> lastService = day.orElse(null));
        given(change.nextService, day -> nextService = day.orElse(null));
        given(change.isActive, one -> active = one.orElseThrow() == 1);
        given(change.notes, text -> notes = text.map(Typed::tidy).orElse(null));
        updatedAt = now;
    }

    void toggleActive(Instant now) {
        active = !active;
        updatedAt = now;
    }

    private void plate(String entered) {
        PlateNumber plate = new PlateNumber(entered);
        nopol = plate.shown();
        nopolKey = plate.key();
    }

    private static <T> void given(Optional<T> value, Consumer<Optional<T>> change) {
        if (value != null) {
            change.accept(value);
        }
    }

    UUID id() {
        return id;
    }

    String customerName() {
        return customerName;
    }

    String nopol() {
        return nopol;
    }

    String nopolKey() {
        return nopolKey;
    }

    String noHp() {
        return noHp;
    }

    LocalDate lastService() {
        return lastService;
    }

    LocalDate nextService() {
        return nextService;
    }

    boolean active() {
        return active;
    }

    int reminderSentCount() {
        return reminderSentCount;
    }

    Instant lastReminderSent() {
        return lastReminderSent;
    }

    String notes() {
        return notes;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
