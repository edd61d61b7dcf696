package id.bengkel.report;

import static id.bengkel.report.Calls.asAgent;
import static id.bengkel.report.MessageTopic.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class PoisonRecordsTest {

    private static final String TOPIC = "message-sent";

    @Inject
    MessageTopic topic;

    @Inject
    Database database;

    private record Poison(String reason, ProducerRecord<byte[], byte[]> record) {}

    private static List<Poison> unreadable() {
        Event good = Event.aboutSomeVehicle();
        return List.of(
                new Poison("the value is missing", value(good, null)),
                new Poison("the value is no JSON object", value(good, new byte[0])),
                new Poison("the value is no JSON object", value(good, "Halo Budi".getBytes(UTF_8))),
                new Poison("the value is no JSON object", value(good, "{\"message_id\":".getBytes(UTF_8))),
                new Poison("the value is no JSON object", value(good, new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28})),
                new Poison(
                        "the value is no JSON object",
                        value(good, "[".repeat(5_000).getBytes(UTF_8))),
                new Poison("the value is no JSON object", value(good, "null".getBytes(UTF_8))),
                new Poison("the value is no JSON object", value(good, "[1]".getBytes(UTF_8))),
                new Poison("the value is no JSON object", value(good, "\"text\"".getBytes(UTF_8))),
                new Poison("the value is larger than 65536 bytes", json(good.with("more", "x".repeat(70_000)))),
                new Poison("message_id is missing", json(good.without("message_id"))),
                new Poison("kind is missing", json(good.without("kind"))),
                new Poison("customer_phone is missing", json(good.with("customer_phone", " "))),
                new Poison("provider is missing", json(good.with("provider", null))),
                new Poison("sent_at is missing", json(good.without("sent_at"))),
                new Poison(
                        "message_id is missing, sent_at is missing",
                        json(good.without("sent_at").without("message_id"))),
                new Poison("message_id has a value of the wrong kind", json(good.with("message_id", "1"))),
                new Poison("id_customer has a value of the wrong kind", json(good.with("id_customer", "budi"))),
                new Poison("id_vehicle has a value of the wrong kind", json(good.with("id_vehicle", 7))),
                new Poison("customer_name has a value of the wrong kind", json(good.with("customer_name", 7))),
                new Poison("customer_name has a value of the wrong kind", json(good.with("customer_name", "Bu\0di"))),
                new Poison(
                        "vehicle_model is longer than 1000 characters",
                        json(good.with("vehicle_model", "x".repeat(1_001)))),
                new Poison("sent_at has a value of the wrong kind", json(good.at("kemarin"))),
                new Poison("sent_at has a value of the wrong kind", json(good.at("2026-02-30T00:00:00Z"))),
                new Poison("sent_at has a value of the wrong kind", json(good.at("2026-02-03"))),
                new Poison("sent_at is too long ago", json(good.with("sent_at", 1e300))),
                new Poison("sent_at is too long ago", json(good.with("sent_at", 12345))),
                new Poison("sent_at is too long ago", json(good.at("1970-01-01T00:00:00Z"))),
                new Poison("sent_at is in the future", json(good.at("+999999999-01-01T00:00:00Z"))),
                new Poison(
                        "sent_at is in the future",
                        json(good.at(Instant.now().plusSeconds(2 * 86_400).toString()))),
                new Poison("ce_type is not id.bengkel.message.sent.v1", without(good, "ce_type")),
                new Poison(
                        "ce_type is not id.bengkel.message.sent.v1",
                        withHeader(good, "ce_type", "id.bengkel.message.sent.v2")),
                new Poison("ce_id is no UUID", without(good, "ce_id")),
                new Poison("ce_id is no UUID", withHeader(good, "ce_id", "1-1-1-1-1")));
    }

    @Test
    void everyUnreadableRecordBecomesADeadLetterAndItsPartitionMovesOn() {
        List<Poison> poisons = unreadable();
        List<Event> next =
                Stream.generate(Event::aboutSomeVehicle).limit(poisons.size()).toList();

        List<RecordMetadata> places = new ArrayList<>();
        for (int i = 0; i < poisons.size(); i++) {
            places.add(topic.publish(poisons.get(i).record));
            topic.publish(next.get(i).record(TOPIC, places.get(i).partition()));
        }
        topic.awaitAllDone();

        var letters = topic.deadLetters();
        assertAll(IntStream.range(0, poisons.size()).mapToObj(i -> () -> {
            assertDeadLetter(poisons.get(i), MessageTopic.only(letters, places.get(i)));
            assertFrequency(next.get(i), 1);
        }));
    }

    private static void assertDeadLetter(Poison poison, ConsumerRecord<byte[], byte[]> letter) {
        assertEquals(poison.reason, header(letter, "dlq-reason"));
        assertEquals(TOPIC, header(letter, "dlq-topic"));
        assertArrayEquals(poison.record.key(), letter.key());
        assertArrayEquals(poison.record.value(), letter.value());
        poison.record
                .headers()
                .forEach(sent -> assertArrayEquals(
                        sent.value(), letter.headers().lastHeader(sent.key()).value()));
        assertEquals(
                List.of("dlq-offset", "dlq-partition", "dlq-reason", "dlq-timestamp", "dlq-topic"),
                Stream.of(letter.headers().toArray())
                        .map(Header::key)
                        .filter(key -> key.startsWith("dlq-"))
                        .sorted()
                        .toList());
    }

    @Test
    void headersThatNobodyNeedsCannotStopACount() {
        Event event = Event.aboutSomeVehicle();
        var record = event.record(TOPIC);
        record.headers()
                .remove("content-type")
                .add("content-type", "application/cloudevents+json".getBytes(UTF_8))
                .remove("ce_source")
                .add("ce_source", ":// no URI".getBytes(UTF_8))
                .add("ce_time", "kemarin".getBytes(UTF_8));

        topic.publish(record);
        topic.awaitAllDone();

        assertFrequency(event, 1);
    }

    @Test
    void aRecordTooLargeToBeCopiedLeavesWordOfItself() {
        // The broker takes 1,048,588 bytes: this with its key and headers, but not with four headers more.
        var record = value(Event.aboutSomeVehicle(), new byte[1_048_240]);

        RecordMetadata place = topic.publish(record);
        topic.awaitAllDone();

        var letter = MessageTopic.only(topic.deadLetters(), place);
        assertEquals("the value is larger than 65536 bytes", header(letter, "dlq-reason"));
        assertNull(letter.value());
    }

    @Test
    void whatTheDatabaseRefusesHoldsUpNothingElse() {
        Event full = Event.aboutSomeVehicle();
        topic.deliver(full);
        database.execute("UPDATE report SET frequency = 2147483647 WHERE id_vehicle = '%s'".formatted(full.vehicle()));
        Event[] others = Stream.generate(() -> Event.about(full.customer(), UUID.randomUUID()))
                .limit(20)
                .toArray(Event[]::new);

        topic.publish(others);
        RecordMetadata refused = topic.publish(full.again().record(TOPIC));
        topic.deliver(others[0].again());

        assertEquals(
                "the database refused it, SQL state 22003",
                header(MessageTopic.only(topic.deadLetters(), refused), "dlq-reason"));
        assertFrequency(full, 2147483647);
        assertFrequency(others[0], 2);
        assertFrequency(others[19], 1);
    }

    private static void assertFrequency(Event event, int frequency) {
        asAgent()
                .get("/whatsapp-report/customer/{customer}/vehicle/{vehicle}", event.customer(), event.vehicle())
                .then()
                .statusCode(200)
                .body("frequency", equalTo(frequency));
    }

    private static ProducerRecord<byte[], byte[]> json(Event event) {
        return event.record(TOPIC);
    }

    private static ProducerRecord<byte[], byte[]> value(Event event, byte[] value) {
        var record = event.record(TOPIC);
        return new ProducerRecord<>(TOPIC, null, record.key(), value, record.headers());
    }

    private static ProducerRecord<byte[], byte[]> without(Event event, String header) {
        var record = event.record(TOPIC);
        record.headers().remove(header);
        return record;
    }

    private static ProducerRecord<byte[], byte[]> withHeader(Event event, String header, String value) {
        var record = without(event, header);
        record.headers().add(header, value.getBytes(UTF_8));
        return record;
    }
}
