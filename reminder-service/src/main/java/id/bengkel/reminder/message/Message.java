package id.bengkel.reminder.message;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A message as people see and decide about it. Queueing, claiming and results are set-based: see the dispatcher. */
@Entity
class Message {

    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    MessageKind kind;

    @Column(name = "run_id")
    UUID runId;

    @Column(name = "id_customer")
    UUID idCustomer;

    @Column(name = "id_vehicle")
    UUID idVehicle;

    String phone;
    String body;

    @Enumerated(EnumType.STRING)
    MessageStatus status;

    int attempts;

    @Column(name = "next_attempt_at")
    Instant nextAttemptAt;

    @Column(name = "provider_message_id")
    String providerMessageId;

    String error;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "sent_at")
    Instant sentAt;

    /** Queues a message again that did not, or may not have, gone out; anything else could send it twice. */
    void retry(Instant now) {
        if (status != MessageStatus.failed && status != MessageStatus.unknown) {
            throw MessageProblem.NOT_RETRYABLE.failure();
        }
        status = MessageStatus.queued;
        attempts = 0;
        nextAttemptAt = now;
        error = null;
    }

    /** Takes a message back that nobody has begun to send. */
    void cancel() {
        if (status != MessageStatus.queued) {
            throw MessageProblem.NOT_CANCELLABLE.failure();
        }
        status = MessageStatus.cancelled;
        error = "Dibatalkan";
    }
}
