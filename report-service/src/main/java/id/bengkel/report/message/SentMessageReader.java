package id.bengkel.report.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import id.bengkel.chassis.consumer.UnreadableRecord;
import id.bengkel.report.retention.RetentionConfig;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the records of {@code message-sent}, believing nothing of them. */
@Singleton
class SentMessageReader {

    static final String TYPE = "id.bengkel.message.sent.v1";

    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_LENGTH = 1_000;
    private static final String MISSING = "is missing";
    private static final String TOO_LONG = "is longer than " + MAX_LENGTH + " characters";
    /** No message went out before; a day that never was would stay in the daily figures. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    /** Clocks differ; but a time far ahead would stay the last one of its report for good. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private final ObjectMapper json;
    private final Validator validator;
    private final Clock clock;
    private final RetentionConfig retention;

    SentMessageReader(ObjectMapper json, Validator validator, Clock clock, RetentionConfig retention) {
        this.json = json;
        this.validator = validator;
        this.clock = clock;
        this.retention = retention;
    }

    /** @throws UnreadableRecord when the record breaks the contract */
    SentMessage read(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecord {
        expect(!isTooOld(record), "is older than the ids of counted events: it may have been counted");
        expect(TYPE.equals(header(record, "ce_type")), "ce_type is not " + TYPE);
        UUID id = id(header(record, "ce_id"));
        Body body = body(record.value());
        expect(!body.sentAt.isBefore(EARLIEST), "sent_at is too long ago");
        expect(!body.sentAt.isAfter(clock.instant().plus(AHEAD)), "sent_at is in the future");
        return body.about(id);
    }

    private boolean isTooOld(ConsumerRecord<byte[], byte[]> record) {
        return record.timestamp() != ConsumerRecord.NO_TIMESTAMP
                && Instant.ofEpochMilli(record.timestamp())
                        .isBefore(clock.instant().minus(retention.eventIds()));
    }

    private Body body(byte[] value) throws UnreadableRecord {
        expect(value != null, "the value is missing");
        expect(value.length <= MAX_BYTES, "the value is larger than " + MAX_BYTES + " bytes");
        Body body = parse(value);
        expect(body != null, UnreadableRecord.NO_OBJECT);
        String flaws = validator.validate(body).stream()
                .map(flaw -> SNAKE_CASE.translate(flaw.getPropertyPath().toString()) + " " + flaw.getMessage())
                .sorted()
                .collect(Collectors.joining(", "));
        expect(flaws.isEmpty(), flaws);
        return body;
    }

    private Body parse(byte[] value) throws UnreadableRecord {
        try {
            return json.readValue(value, Body.class);
        } catch (IOException unreadable) {
            throw UnreadableRecord.of(unreadable);
        }
    }

    private static UUID id(String text) throws UnreadableRecord {
        try {
            UUID id = UUID.fromString(String.valueOf(text));
            expect(id.toString().equalsIgnoreCase(text), "ce_id is no UUID");
            return id;
        } catch (IllegalArgumentException malformed) {
            throw new UnreadableRecord("ce_id is no UUID");
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void expect(boolean met, String otherwise) throws UnreadableRecord {
        if (!met) {
            throw new UnreadableRecord(otherwise);
        }
    }

    /** The event's JSON, which may hold more than this. */
    record Body(
            @NotNull(message = MISSING) UUID messageId,
            @NotBlank(message = MISSING) String kind,
            UUID idCustomer,
            UUID idVehicle,
            @Size(max = MAX_LENGTH, message = TOO_LONG) String customerName,
            @NotBlank(message = MISSING) @Size(max = MAX_LENGTH, message = TOO_LONG) String customerPhone,
            @Size(max = MAX_LENGTH, message = TOO_LONG) String vehicleModel,
            @Size(max = MAX_LENGTH, message = TOO_LONG) String vehicleNopol,
            @NotBlank(message = MISSING) String provider,
            @NotNull(message = MISSING) Instant sentAt) {

        private SentMessage about(UUID id) {
            return new SentMessage(
                    id, idCustomer, idVehicle, customerName, customerPhone, vehicleModel, vehicleNopol, sentAt);
        }
    }
}
