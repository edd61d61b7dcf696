package id.bengkel.report.letter;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A dead letter and what became of it. Written in SQL, so read-only here. */
@Entity
@Immutable
@Table(name = "dead_letter")
class DeadLetterEntry {

    @Id
    UUID id;

    Integer sourcePartition;
    Long sourceOffset;
    byte[] recordKey;
    byte[] recordValue;
    byte[] recordHeaders;
    String ceId;
    String reason;
    int times;
    Instant firstAt;
    Instant lastAt;
    Instant countedAt;
}
