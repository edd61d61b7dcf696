package id.bengkel.chassis.outbox;

import id.bengkel.chassis.trace.Trace;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Carries an {@link Outbox} to Kafka as CloudEvents 1.0 in binary mode.
 *
 * <p>Over all replicas one relay works at a time, which keeps the order. A crash between publishing and marking publishes
 * again with the same {@code ce_id}: at least once. While Kafka is away the events stay where they are.
 */
public final class OutboxRelay {

    private static final int BATCH = 500;

    private final Pool pool;
    private final Outbox outbox;
    private final MutinyEmitter<Record<String, String>> topic;
    private final String source;

    /**
     * @param topic the outgoing channel; it must buffer without bound, the relay itself sends no more than one batch
     * @param source the CloudEvents source, a URI reference that names the service
     */
    public OutboxRelay(Pool pool, Outbox outbox, MutinyEmitter<Record<String, String>> topic, String source) {
        this.pool = pool;
        this.outbox = outbox;
        this.topic = topic;
        this.source = source;
    }

    /** Publishes until nothing is left; fails when database or broker do, and then leaves the rest for the next call. */
    public Uni<Void> drain() {
        return pool.withTransaction(connection -> alone(connection).chain(() -> publishNext(connection)))
                .repeat()
                .whilst(count -> count == BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /**
     * Waits for the batch that another replica has at hand: what was committed before us is published when we are done.
     * Nobody waits for the disk: should the commit be lost in a crash, the events are published again.
     */
    private Uni<Void> alone(SqlConnection connection) {
        return connection
                .preparedQuery(
                        "SELECT pg_advisory_xact_lock(hashtext($1)), set_config('synchronous_commit', 'off', true)")
                .execute(Tuple.of("outbox " + outbox.name()))
                .replaceWithVoid();
    }

    private Uni<Integer> publishNext(SqlConnection connection) {
        return outbox.next(connection, BATCH)
                .flatMap(events -> events.isEmpty()
                        ? Uni.createFrom().item(0)
                        : publish(events)
                                .chain(() -> outbox.published(connection, events))
                                .replaceWith(events.size()));
    }

    /** One goes ahead of the others: while Kafka is away it fails alone, and no batch piles up in the producer. */
    private Uni<Void> publish(List<OutboxEvent> events) {
        Uni<Void> ahead = publish(events.get(0));
        return events.size() == 1 ? ahead : ahead.chain(() -> publishAtOnce(events.subList(1, events.size())));
    }

    private Uni<Void> publishAtOnce(List<OutboxEvent> events) {
        return Uni.join()
                .all(events.stream().map(this::publish).toList())
                .andFailFast()
                .replaceWithVoid();
    }

    private Uni<Void> publish(OutboxEvent event) {
        return topic.sendMessage(Message.of(Record.of(event.key(), event.payload()))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withHeaders(headers(event))
                        .build())
                .addMetadata(TracingMetadata.withCurrent(Trace.of(event.trace()))));
    }

    private Headers headers(OutboxEvent event) {
        Headers headers = new RecordHeaders();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", event.id().toString());
        put(headers, "ce_type", event.type());
        put(headers, "ce_source", source);
        put(headers, "ce_time", event.time().toString());
        put(headers, "content-type", event.payload() == null ? null : "application/json");
        put(headers, "x-request-id", event.requestId());
        return headers;
    }

    private static void put(Headers headers, String name, String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
