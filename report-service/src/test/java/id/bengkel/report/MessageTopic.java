package id.bengkel.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topic {@code message-sent} and its dead letters, seen from outside of the service. */
@Singleton
public class MessageTopic {

    private static final String TOPIC = "message-sent";
    private static final TopicPartition DEAD_LETTERS = new TopicPartition("message-sent-dlq", 0);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Map<String, Object> broker;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    MessageTopic(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        Awaitility.setDefaultTimeout(LIMIT);
        broker = Map.of("bootstrap.servers", servers);
        admin = Admin.create(broker);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "max.request.size", 2_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Publishes events as reminder-service does and waits until the service is done with everything published. */
    public void deliver(Event... events) {
        publish(events);
        awaitAllDone();
    }

    /** Publishes events as reminder-service does, without waiting for the service. */
    public void publish(Event... events) {
        List.of(events).forEach(event -> producer.send(event.record(TOPIC)));
        producer.flush();
    }

    /** Publishes any record. */
    public RecordMetadata publish(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Lets the service read everything ever published again, and waits until it has. */
    public void replay(KafkaClientService service) {
        service.<byte[], byte[]>getConsumer(TOPIC)
                .runOnPollingThread(client -> {
                    client.seekToBeginning(client.assignment());
                })
                .await()
                .atMost(LIMIT);
        // Committed offsets do not go back, so new ends are needed to wait for.
        IntStream.range(0, partitions()).forEach(this::publishToPartition);
        awaitAllDone();
    }

    private void publishToPartition(int partition) {
        publish(Event.example().without("id_vehicle").record(TOPIC, partition));
    }

    /** Waits until the service has committed the end of every partition. */
    public void awaitAllDone() {
        await().until(() -> committed("report-service").equals(ends(TOPIC)));
    }

    /** Waits until every dead letter that was published has been put on the list. */
    public void awaitDeadLettersListed() {
        await().until(() -> committed("report-service-dead-letters").equals(ends(DEAD_LETTERS.topic())));
    }

    /** All dead letters there are. */
    public List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        var properties = Map.<String, Object>of(
                "bootstrap.servers", broker.get("bootstrap.servers"), "max.partition.fetch.bytes", 5_000_000);
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(DEAD_LETTERS));
            consumer.seekToBeginning(List.of(DEAD_LETTERS));
            long end = consumer.endOffsets(List.of(DEAD_LETTERS)).get(DEAD_LETTERS);
            List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
            while (consumer.position(DEAD_LETTERS) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(letters::add);
            }
            return letters;
        }
    }

    /** Among dead letters the one of a record that was published. */
    public static ConsumerRecord<byte[], byte[]> only(
            List<ConsumerRecord<byte[], byte[]>> letters, RecordMetadata record) {
        var found = letters.stream()
                .filter(letter -> String.valueOf(record.partition()).equals(header(letter, "dlq-partition"))
                        && String.valueOf(record.offset()).equals(header(letter, "dlq-offset")))
                .toList();
        assertEquals(1, found.size(), "dead letters of one record");
        return found.get(0);
    }

    public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private Map<Integer, Long> committed(String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().partition(), entry -> entry.getValue()
                        .offset()));
    }

    /** Of partitions that hold anything: the others never get an offset. */
    private Map<Integer, Long> ends(String topic) throws ExecutionException, InterruptedException {
        var partitions = admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
        var latest = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(partition -> new TopicPartition(topic, partition), p -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .filter(entry -> entry.getValue().offset() > 0)
                .collect(Collectors.toMap(entry -> entry.getKey().partition(), entry -> entry.getValue()
                        .offset()));
    }

    private int partitions() {
        return producer.partitionsFor(TOPIC).size();
    }

    @PreDestroy
    void close() {
        producer.close();
        admin.close();
    }
}
