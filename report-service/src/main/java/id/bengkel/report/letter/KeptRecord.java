package id.bengkel.report.letter;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A record of the topic of dead letters, on its way into the table and out of it. */
record KeptRecord(ConsumerRecord<byte[], byte[]> record) {

    /** Names the letter in a record that comes back after it was tried again. */
    private static final String ID = "dlq-id";

    private static final int LONGEST_TEXT = 200;

    /** That of the letter: told by the record, or made of its place. */
    UUID id() {
        try {
            return UUID.fromString(String.valueOf(text(ID)));
        } catch (IllegalArgumentException first) {
            return UUID.nameUUIDFromBytes("%s-%d@%d"
                    .formatted(record.topic(), record.partition(), record.offset())
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A header's text as far as the database takes it; null without one. */
    String text(String name) {
        return text(record.headers(), name);
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            return null;
        }
        String text = new String(header.value(), StandardCharsets.UTF_8).replace("\0", "");
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    /** Null where it is no number. */
    Long number(String name) {
        return number(record.headers(), name);
    }

    private static Long number(Headers headers, String name) {
        try {
            return Long.valueOf(String.valueOf(text(headers, name)));
        } catch (NumberFormatException none) {
            return null;
        }
    }

    Buffer headers() {
        var all = new JsonArray();
        for (var header : record.headers()) {
            String value = header.value() == null ? null : Base64.getEncoder().encodeToString(header.value());
            all.add(new JsonArray().add(header.key()).add(value));
        }
        return all.toBuffer();
    }

    /** The record as it first came, but for the letter's id. */
    static ConsumerRecord<byte[], byte[]> restored(DeadLetterEntry letter, String topic) {
        var headers = new RecordHeaders();
        addTo(headers, new JsonArray(Buffer.buffer(letter.recordHeaders)));
        headers.remove(ID).add(ID, letter.id.toString().getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(
                topic,
                letter.sourcePartition == null ? 0 : letter.sourcePartition,
                letter.sourceOffset == null ? 0 : letter.sourceOffset,
                timestamp(headers),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                letter.recordKey,
                letter.recordValue,
                headers,
                Optional.empty());
    }

    private static long timestamp(Headers headers) {
        Long told = number(headers, "dlq-timestamp");
        return told == null ? ConsumerRecord.NO_TIMESTAMP : told;
    }

    private static void addTo(Headers headers, JsonArray kept) {
        for (int i = 0; i < kept.size(); i++) {
            String value = kept.getJsonArray(i).getString(1);
            headers.add(
                    kept.getJsonArray(i).getString(0),
                    value == null ? null : Base64.getDecoder().decode(value));
        }
    }
}
