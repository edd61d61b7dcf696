package id.bengkel.customer;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears of vehicles as other services do: reads the topic from its beginning. */
final class VehicleChangedTopic implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> heard = new ArrayList<>();

    VehicleChangedTopic(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor("vehicle-changed").stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** The records of a vehicle in their order, once one of them fits. */
    List<ConsumerRecord<String, String>> of(String vehicle, Predicate<ConsumerRecord<String, String>> last) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> poll(vehicle), of -> of.stream().anyMatch(last));
    }

    /** What was heard so far and fits. */
    List<ConsumerRecord<String, String>> heard(Predicate<ConsumerRecord<String, String>> fitting) {
        return heard.stream().filter(fitting).toList();
    }

    static JsonObject event(ConsumerRecord<String, String> record) {
        return new JsonObject(record.value());
    }

    static Predicate<ConsumerRecord<String, String>> withVersion(long version) {
        return record -> record.value() != null && event(record).getLong("version") == version;
    }

    static String header(ConsumerRecord<String, String> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private List<ConsumerRecord<String, String>> poll(String vehicle) {
        consumer.poll(Duration.ofMillis(50)).forEach(heard::add);
        return heard(record -> record.key().equals(vehicle));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
