package id.bengkel.customer.visit;

import id.bengkel.chassis.database.OrderedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A day on which a vehicle was in for service. */
@Entity
public class Visit {

    @Id
    private UUID id;

    private UUID vehicleId;
    private LocalDate visitedOn;
    private String workOrderNo;
    private String notes;
    private Instant createdAt;

    /** For Hibernate. */
    protected Visit() {}

    public Visit(UUID vehicleId, VisitRequest details, Instant now) {
        this.id = OrderedId.at(now);
        this.vehicleId = vehicleId;
        this.visitedOn = details.visitedOn();
        this.workOrderNo = details.workOrderNo();
        this.notes = details.notes();
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    UUID vehicleId() {
        return vehicleId;
    }

    LocalDate visitedOn() {
        return visitedOn;
    }

    String workOrderNo() {
        return workOrderNo;
    }

    String notes() {
        return notes;
    }

    Instant createdAt() {
        return createdAt;
    }
}
