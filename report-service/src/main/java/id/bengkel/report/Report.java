package id.bengkel.report;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One customer and vehicle that messages went out about. Counted in SQL, so read-only here. */
@Entity
@Immutable
class Report {

    @Id
    UUID id;

    UUID idCustomer;
    UUID idVehicle;
    String customerName;
    String customerPhone;
    String vehicleModel;
    String vehicleNopol;
    Instant lastMessageDate;
    int frequency;
    Instant createdAt;
    Instant updatedAt;
}
