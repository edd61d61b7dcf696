package id.bengkel.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event {@code message-sent} as reminder-service publishes it, made from the example it ships. */
public record Event(UUID id, JsonObject body) {

    private static final Path EXAMPLE =
            Path.of("../reminder-service/src/main/resources/contracts/message-sent.example.json");

    public static Event example() {
        try {
            return new Event(UUID.randomUUID(), new JsonObject(Files.readString(EXAMPLE)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** A message about a vehicle that nobody ever wrote about. */
    public static Event aboutSomeVehicle() {
        return about(UUID.randomUUID(), UUID.randomUUID());
    }

    public static Event about(UUID customer, UUID vehicle) {
        return example().with("id_customer", customer.toString()).with("id_vehicle", vehicle.toString());
    }

    /** Another message with the same content. */
    public Event again() {
        return new Event(UUID.randomUUID(), body);
    }

    public Event at(String instant) {
        return with("sent_at", instant);
    }

    public Event with(String field, Object value) {
        return changed(copy -> copy.put(field, value));
    }

    public Event without(String field) {
        return changed(copy -> copy.remove(field));
    }

    public UUID customer() {
        return UUID.fromString(body.getString("id_customer"));
    }

    public UUID vehicle() {
        return UUID.fromString(body.getString("id_vehicle"));
    }

    public ProducerRecord<byte[], byte[]> record(String topic) {
        return record(topic, null);
    }

    /** @param partition null for that of the key */
    public ProducerRecord<byte[], byte[]> record(String topic, Integer partition) {
        return record(topic, partition, null);
    }

    /** @param published null for now */
    public ProducerRecord<byte[], byte[]> record(String topic, Integer partition, Instant published) {
        String key = body.getString("id_customer", body.getString("customer_phone"));
        var record = new ProducerRecord<>(
                topic,
                partition,
                published == null ? null : published.toEpochMilli(),
                key.getBytes(UTF_8),
                body.encode().getBytes(UTF_8));
        record.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", id.toString().getBytes(UTF_8))
                .add("ce_type", "id.bengkel.message.sent.v1".getBytes(UTF_8))
                .add("ce_source", "/reminder-service".getBytes(UTF_8))
                .add("content-type", "application/json".getBytes(UTF_8))
                .add("x-request-id", "request-1".getBytes(UTF_8));
        return record;
    }

    private Event changed(Consumer<JsonObject> change) {
        JsonObject copy = body.copy();
        change.accept(copy);
        return new Event(id, copy);
    }
}
