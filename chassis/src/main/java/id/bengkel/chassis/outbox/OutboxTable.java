package id.bengkel.chassis.outbox;

import static id.bengkel.chassis.database.Columns.column;

import id.bengkel.chassis.database.OrderedId;
import id.bengkel.chassis.request.RequestId;
import id.bengkel.chassis.trace.Trace;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * An outbox in a table {@code outbox(sequence bigint identity, id uuid, type text, key text, payload text, time
 * timestamptz, request_id text, trace text)}.
 *
 * <p>Order holds for events whose transactions exclude each other, as those do that change the same row first.
 */
public final class OutboxTable implements Outbox {

    private static final String APPEND =
            """
            INSERT INTO outbox (id, type, key, payload, time, request_id, trace)
            SELECT id, type, key, payload, time, request_id, trace
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[])
                WITH ORDINALITY AS n (id, type, key, payload, time, request_id, trace, number)
            ORDER BY number""";

    @Override
    public String name() {
        return "table";
    }

    /**
     * Adds an event to the Hibernate transaction at hand: it will be published if and only if that commits.
     *
     * @param type the CloudEvents type, or null for a tombstone
     * @param payload JSON, or null for a tombstone
     */
    public static Uni<Void> append(String type, String key, String payload, Instant time) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "INSERT INTO outbox (id, type, key, payload, time, request_id, trace) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                        .setParameter(1, OrderedId.at(time))
                        .setParameter(2, type)
                        .setParameter(3, key)
                        .setParameter(4, payload)
                        .setParameter(5, OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
                        .setParameter(6, RequestId.current())
                        .setParameter(7, Trace.current())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Adds events, in their order, to the transaction at hand: as {@link #append}, but many and without Hibernate. */
    public static Uni<Void> append(SqlConnection connection, List<OutboxEvent> events) {
        return connection
                .preparedQuery(APPEND)
                .execute(Tuple.tuple(List.of(
                        column(events, UUID[]::new, OutboxEvent::id),
                        column(events, String[]::new, OutboxEvent::type),
                        column(events, String[]::new, OutboxEvent::key),
                        column(events, String[]::new, OutboxEvent::payload),
                        column(events, OffsetDateTime[]::new, event -> event.time()
                                .atOffset(ZoneOffset.UTC)),
                        column(events, String[]::new, OutboxEvent::requestId),
                        column(events, String[]::new, OutboxEvent::trace))))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<OutboxEvent>> next(SqlConnection connection, int limit) {
        return connection
                .preparedQuery(
                        "SELECT id, type, key, payload, time, request_id, trace FROM outbox ORDER BY sequence LIMIT $1")
                .execute(Tuple.of(limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(OutboxTable::event)
                        .toList());
    }

    @Override
    public Uni<Void> published(SqlConnection connection, List<OutboxEvent> events) {
        UUID[] ids = events.stream().map(OutboxEvent::id).toArray(UUID[]::new);
        return connection
                .preparedQuery("DELETE FROM outbox WHERE id = ANY($1)")
                .execute(Tuple.of(ids))
                .replaceWithVoid();
    }

    private static OutboxEvent event(Row row) {
        return new OutboxEvent(
                row.getUUID("id"),
                row.getString("type"),
                row.getString("key"),
                row.getString("payload"),
                row.getOffsetDateTime("time").toInstant(),
                row.getString("request_id"),
                row.getString("trace"));
    }
}
