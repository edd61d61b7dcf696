package id.bengkel.reminder.message;

import static id.bengkel.chassis.database.Columns.column;

import id.bengkel.chassis.trace.Trace;
import id.bengkel.reminder.starsender.SendRequest;
import io.micrometer.core.instrument.Metrics;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * What goes into the queue that all replicas share, and what comes out of it. Times are the database's, so that replicas
 * whose clocks differ agree on leases.
 */
@ApplicationScoped
class MessageQueue {

    /**
     * A result may come after the lease has made the message unknown: it is still the truth, unless somebody retried. One
     * that was written down although nobody heard of it comes again: by then it counts for nothing, whoever has claimed the
     * message since.
     */
    private static final String SETTLE =
            """
            UPDATE message m SET
                status = v.status,
                attempts = v.attempts,
                next_attempt_at = now() + v.pause * interval '1 millisecond',
                lease_until = NULL,
                provider_message_id = v.provider_message_id,
                provider_answer = v.provider_answer,
                error = v.error,
                sent_at = CASE WHEN v.status = 'sent' THEN now() END
            FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::int[], $5::bigint[], $6::text[], $7::text[], $8::text[])
                AS v (id, lease, status, attempts, pause, provider_message_id, provider_answer, error)
            WHERE m.id = v.id AND m.lease_until = v.lease AND m.status IN ('sending', 'unknown')
            RETURNING m.status, m.kind""";

    /** The lease stays, so that a result can still be told to be that claim's. */
    private static final String EXPIRE =
            """
            UPDATE message SET status = 'unknown',
                error = 'Pengiriman terputus; pesan mungkin terkirim'
            WHERE status = 'sending' AND lease_until < now()""";

    private static final String ADD =
            """
            INSERT INTO message (id, kind, id_customer, id_vehicle, id_manual_customer, customer_name, vehicle_model,
                vehicle_nopol, phone, body, file, delay, schedule, request_id, status, error, attempts, lease_until,
                next_attempt_at, created_at, trace)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::text, $16,
                CASE WHEN $15 = 'sending' THEN 1 ELSE 0 END,
                CASE WHEN $15 = 'sending' THEN now() + $17 * interval '1 millisecond' END, now(), now(), $18)
            RETURNING id, lease_until""";

    private final Pool pool;

    MessageQueue(Pool pool) {
        this.pool = pool;
    }

    /** Adds a message that waits for its turn. */
    Uni<UUID> add(NewMessage message) {
        return add(pool, message);
    }

    /** The same in a transaction of the caller's. */
    Uni<UUID> add(SqlClient client, NewMessage message) {
        return add(client, message, MessageStatus.queued, null, Duration.ZERO).map(MessageQueue::id);
    }

    /** Adds a message that the caller sends himself within the lease. */
    Uni<Claim> addClaimed(NewMessage message, Duration lease) {
        return add(pool, message, MessageStatus.sending, null, lease)
                .map(added -> new Claim(id(added), message.content(), 1, added.getOffsetDateTime("lease_until"), null));
    }

    /** Adds a message that nobody will send, for the record. */
    Uni<UUID> addCancelled(NewMessage message, String reason) {
        return add(pool, message, MessageStatus.cancelled, reason, Duration.ZERO)
                .map(MessageQueue::id);
    }

    private static UUID id(Row added) {
        return added.getUUID("id");
    }

    private static Uni<Row> add(
            SqlClient client, NewMessage message, MessageStatus status, String error, Duration lease) {
        SendRequest content = message.content();
        Recipient recipient = message.recipient();
        return client.preparedQuery(ADD)
                .execute(Tuple.from(Arrays.asList(
                        UUID.randomUUID(),
                        message.kind().name(),
                        recipient.idCustomer(),
                        recipient.idVehicle(),
                        recipient.idManualCustomer(),
                        recipient.name(),
                        recipient.vehicleModel(),
                        recipient.vehicleNopol(),
                        content.to().digits(),
                        content.body(),
                        content.file() == null ? null : content.file().toString(),
                        content.delay(),
                        content.schedule() == null ? null : content.schedule().atOffset(ZoneOffset.UTC),
                        message.requestId(),
                        status.name(),
                        error,
                        lease.toMillis(),
                        Trace.current())))
                .map(rows -> rows.iterator().next());
    }

    /** Writes results down, all or none. */
    Uni<Void> settle(List<Verdict> verdicts) {
        return pool.preparedQuery(SETTLE)
                .execute(Tuple.tuple(List.of(
                        column(verdicts, UUID[]::new, verdict -> verdict.claim().id()),
                        column(verdicts, OffsetDateTime[]::new, verdict -> verdict.claim()
                                .lease()),
                        column(verdicts, String[]::new, verdict -> verdict.status()
                                .name()),
                        column(verdicts, Integer[]::new, Verdict::attempts),
                        column(verdicts, Long[]::new, verdict -> verdict.pause().toMillis()),
                        column(verdicts, String[]::new, Verdict::providerMessageId),
                        column(verdicts, String[]::new, Verdict::providerAnswer),
                        column(verdicts, String[]::new, Verdict::error))))
                .invoke(settled -> settled.forEach(MessageQueue::count))
                .replaceWithVoid();
    }

    private static void count(Row settled) {
        Metrics.counter(
                        "bengkel.messages.settled",
                        "status",
                        settled.getString("status"),
                        "kind",
                        settled.getString("kind"))
                .increment();
    }

    /** Turns what was claimed and never settled into {@code unknown}. */
    Uni<Integer> expire() {
        return pool.query(EXPIRE).execute().map(RowSet::rowCount);
    }
}
