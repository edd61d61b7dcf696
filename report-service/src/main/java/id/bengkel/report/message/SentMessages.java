package id.bengkel.report.message;

import static id.bengkel.chassis.database.Columns.column;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The messages counted so far: in the reports, by day, and by the ids of their events. */
@Singleton
class SentMessages {

    /**
     * Takes what was not seen before and counts exactly that; all of it commits together. Every part of it locks its rows
     * in one order, and all replicas run this same statement, so that they cannot meet in a deadlock. What is longer than
     * 2,048 characters the client would have planned anew for every batch, for a third of what counting it takes.
     */
    private static final String COUNT =
            """
            WITH event AS (
                SELECT DISTINCT ON (id) *
                FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
                        $8::timestamptz[], $9::date[])
                    AS e (id, id_customer, id_vehicle, customer_name, customer_phone, vehicle_model, vehicle_nopol,
                        sent_at, day)
                ORDER BY id
            ), fresh AS (
                INSERT INTO processed_event (id, processed_at)
                SELECT id, $10 FROM event ORDER BY id
                ON CONFLICT DO NOTHING
                RETURNING id
            ), counted AS (
                SELECT event.* FROM event JOIN fresh USING (id)
            ), per_day AS (
                INSERT INTO daily AS d (day, sent)
                SELECT day, count(*) FROM counted GROUP BY day ORDER BY day
                ON CONFLICT (day) DO UPDATE SET sent = d.sent + excluded.sent
            )
            INSERT INTO report AS r (id_customer, id_vehicle, customer_name, customer_phone, vehicle_model,
                vehicle_nopol, last_message_date, frequency, created_at, updated_at)
            SELECT DISTINCT ON (id_customer, id_vehicle) id_customer, id_vehicle, customer_name, customer_phone,
                vehicle_model, vehicle_nopol, sent_at, count(*) OVER (PARTITION BY id_customer, id_vehicle), $10, $10
            FROM counted
            WHERE id_customer IS NOT NULL AND id_vehicle IS NOT NULL
            ORDER BY id_customer, id_vehicle, sent_at DESC
            ON CONFLICT (id_customer, id_vehicle) DO UPDATE SET
                customer_name = CASE WHEN r.last_message_date > excluded.last_message_date
                    THEN r.customer_name ELSE excluded.customer_name END,
                customer_phone = CASE WHEN r.last_message_date > excluded.last_message_date
                    THEN r.customer_phone ELSE excluded.customer_phone END,
                vehicle_model = CASE WHEN r.last_message_date > excluded.last_message_date
                    THEN r.vehicle_model ELSE excluded.vehicle_model END,
                vehicle_nopol = CASE WHEN r.last_message_date > excluded.last_message_date
                    THEN r.vehicle_nopol ELSE excluded.vehicle_nopol END,
                last_message_date = greatest(r.last_message_date, excluded.last_message_date),
                frequency = r.frequency + excluded.frequency,
                updated_at = excluded.updated_at
            """;

    /** A server that died without a word answers never. What it did all the same is recognised by the event ids. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Pool pool;
    private final Clock clock;

    SentMessages(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Counts those of the messages whose events were never counted: all of them, or, when it fails, none. */
    Uni<Void> count(List<SentMessage> messages) {
        Tuple columns = columns(messages);
        return Uni.createFrom()
                // Memoized, it goes on after the limit: cancelled, it would give its dead connection to the next try.
                .deferred(() -> pool.withConnection(
                                connection -> connection.preparedQuery(COUNT).execute(columns))
                        .memoize()
                        .indefinitely())
                .ifNoItem()
                .after(LIMIT)
                .fail()
                .replaceWithVoid();
    }

    private Tuple columns(List<SentMessage> messages) {
        return Tuple.from(List.of(
                column(messages, UUID[]::new, SentMessage::id),
                column(messages, UUID[]::new, SentMessage::idCustomer),
                column(messages, UUID[]::new, SentMessage::idVehicle),
                column(messages, String[]::new, SentMessage::customerName),
                column(messages, String[]::new, SentMessage::customerPhone),
                column(messages, String[]::new, SentMessage::vehicleModel),
                column(messages, String[]::new, SentMessage::vehicleNopol),
                column(messages, OffsetDateTime[]::new, message -> stored(message.sentAt())),
                column(messages, LocalDate[]::new, this::day),
                stored(clock.instant())));
    }

    private LocalDate day(SentMessage message) {
        return LocalDate.ofInstant(message.sentAt(), clock.getZone());
    }

    private static OffsetDateTime stored(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
