package id.bengkel.local.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.workshop.LocalStack;
import id.bengkel.local.workshop.OnReplicatedStack;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Events that nobody can read, and all events once more, between those of a run; and a counter that comes and goes. */
@OnReplicatedStack
class StrangeEventsIT {

    /** It tells at length how its clients begin and end. Held here because loggers nobody holds are forgotten. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private static final String TOPIC = "message-sent";
    private static final String GROUP = "report-service";
    private static final List<String> COUNTERS = List.of("report", "report-2");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final LocalStack stack;

    StrangeEventsIT(LocalStack stack) {
        KAFKA.setLevel(Level.WARNING);
        this.stack = stack;
    }

    @AfterEach
    void recover() {
        stack.awaitReady();
        new Provider(stack).recovers();
    }

    @Test
    void changeNoFigure() {
        // Given
        new Provider(stack).behaves(Campaign.SLOW);
        var campaign = Campaign.of(stack, "poison, all events once more, a rebalance")
                .begin()
                .sent(0.2);

        // When
        publishPoison();
        stack.processesOf("report").get(0).destroy();
        campaign.sent(0.5);
        publishAllOnceMore();

        // Then
        var figures = campaign.end();
        figures.areComplete();
        publishAllOnceMore();
        awaitConsumed();
        assertEquals(figures.distinct(), campaign.counted());
    }

    @Test
    @EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
    void fromTheBeginningChangeNoFigure() throws Exception {
        // Given
        new Provider(stack).behaves(Campaign.SLOW);
        var campaign = Campaign.of(stack, "the offsets of message-sent set back to the beginning")
                .begin()
                .sent(0.5);

        // When
        COUNTERS.forEach(stack::hold);
        await().atMost(LIMIT).until(() -> stack.processesOf("report").stream().noneMatch(ProcessHandle::isAlive));
        setOffsetsBack();
        COUNTERS.forEach(stack::letGo);

        // Then
        var figures = campaign.end();
        figures.areComplete();
        awaitConsumed();
        assertEquals(figures.distinct(), campaign.counted());
    }

    @Test
    @EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
    void aCounterThatComesToLifeInABatchThatOthersHaveTakenOverChangesNoFigure() throws Exception {
        // Given
        new Provider(stack).behaves(Campaign.SLOW);
        var campaign = Campaign.of(stack, "a report replica frozen until its partitions are another's")
                .begin()
                .sent(0.2);
        var frozen = stack.processesOf("report").get(0);

        // When
        signal("STOP", frozen);
        await().atMost(LIMIT).until(() -> members() == 1);
        signal("CONT", frozen);

        // Then
        var figures = campaign.end();
        figures.areComplete();
        await().atMost(LIMIT).until(() -> members() == COUNTERS.size());
        awaitConsumed();
        assertEquals(figures.distinct(), campaign.counted());
    }

    private static void signal(String signal, ProcessHandle process) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor());
    }

    private int members() throws Exception {
        try (var admin = admin()) {
            return admin.describeConsumerGroups(List.of(GROUP))
                    .describedGroups()
                    .get(GROUP)
                    .get()
                    .members()
                    .size();
        }
    }

    private void setOffsetsBack() throws Exception {
        try (var admin = admin();
                var consumer = consumer(GROUP)) {
            var beginnings = consumer.beginningOffsets(partitions(consumer)).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, first -> new OffsetAndMetadata(first.getValue())));
            admin.alterConsumerGroupOffsets(GROUP, beginnings).all().get();
        }
    }

    private void publishPoison() {
        try (var producer = producer()) {
            producer.send(event("wrong key", "{\"broken", "id.bengkel.message.sent.v1"));
            producer.send(event("wrong key", example().encode(), "id.bengkel.message.sent.v9"));
            producer.send(event("", withoutPhone().encode(), "id.bengkel.message.sent.v1"));
            producer.send(event(null, "[".repeat(1_000_000), "id.bengkel.message.sent.v1"));
            producer.send(new ProducerRecord<>(TOPIC, "", null));
        }
    }

    private static ProducerRecord<String, String> event(String key, String value, String type) {
        var event = new ProducerRecord<>(TOPIC, key, value);
        Map.of("ce_specversion", "1.0", "ce_id", UUID.randomUUID().toString(), "ce_type", type, "ce_source", "/test")
                .forEach((name, text) -> event.headers().add(name, text.getBytes()));
        return event;
    }

    private static JsonObject example() {
        return withoutPhone().put("customer_phone", "6281390000001");
    }

    private static JsonObject withoutPhone() {
        return new JsonObject()
                .put("message_id", UUID.randomUUID().toString())
                .put("kind", "maintenance")
                .put("id_customer", UUID.randomUUID().toString())
                .put("id_vehicle", UUID.randomUUID().toString())
                .put("provider", "starsender")
                .put("sent_at", "2026-01-05T03:30:00Z");
    }

    /** The records as they are, headers and all, and once more under a key of nobody. */
    private void publishAllOnceMore() {
        try (var consumer = consumer("replay");
                var producer = producer()) {
            var partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            records.forEach(record -> {
                producer.send(copy(record, record.partition(), record.key()));
                producer.send(copy(record, null, "wrong key"));
            });
        }
    }

    private static ProducerRecord<String, String> copy(
            ConsumerRecord<String, String> record, Integer partition, String key) {
        return new ProducerRecord<>(TOPIC, partition, key, record.value(), record.headers());
    }

    private void awaitConsumed() {
        try (var consumer = consumer(GROUP)) {
            var partitions = partitions(consumer);
            var ends = consumer.endOffsets(partitions);
            await().atMost(LIMIT).until(() -> {
                var committed = consumer.committed(Map.copyOf(ends).keySet());
                return ends.entrySet().stream()
                        .allMatch(end -> end.getValue() == 0
                                || committed.get(end.getKey()) != null
                                        && committed.get(end.getKey()).offset() >= end.getValue());
            });
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer) {
        return consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", stack.status().getString("kafka")));
    }

    private KafkaConsumer<String, String> consumer(String group) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.status().getString("kafka"), "group.id", group),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.status().getString("kafka"), "max.request.size", 2_000_000),
                new StringSerializer(),
                new StringSerializer());
    }
}
