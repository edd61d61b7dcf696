package id.bengkel.chat;

import static id.bengkel.chat.ChatWorld.number;
import static id.bengkel.chat.ChatWorld.text;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.bengkel.local.test.EventSchema;
import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class TellingOfMessagesTest {

    private static final Path EXAMPLE = Path.of("src/main/resources/contracts/chat-message.example.json");
    private static final EventSchema SCHEMA = EventSchema.of("chat-message");

    @Inject
    ChatWorld world;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void everyMessageIsToldOfInItsOrderInTheFormOfTheContract() throws IOException {
        // Given
        String customer = number();

        // When
        long chat = world.received(text(customer, "pause"));
        world.write(3, chat, "Baik");

        // Then
        List<ConsumerRecord<String, String>> told = recordsOf(chat, 3);
        List<JsonObject> messages =
                told.stream().map(record -> new JsonObject(record.value())).toList();
        assertEquals(
                List.of("customer", "bot", "agent"),
                messages.stream().map(message -> message.getString("sender")).toList());
        assertEquals(
                new JsonObject(Files.readString(EXAMPLE)).fieldNames(),
                messages.get(2).fieldNames());
        told.forEach(record -> assertEquals(Set.of(), SCHEMA.flaws(record.value())));
        assertEquals(3, messages.get(2).getInteger("agent_id"));
        assertEquals(customer, messages.get(2).getString("customer_phone"));
        assertEquals("id.bengkel.chat.message.v1", header(told.get(0), "ce_type"));
    }

    /** Without it, what is sent again after a failure lands behind what came later, and one broker's word is enough. */
    @Test
    void kafkaNumbersWhatIsToldSoThatItsOrderHoldsAndNothingIsLost() throws Exception {
        // Given
        long chat = world.received(text(number(), "Halo"));
        var told = recordsOf(chat, 1).get(0);
        var partition = new TopicPartition(told.topic(), told.partition());

        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            // When
            var producers = admin.describeProducers(Set.of(partition)).all().get();

            // Then
            assertFalse(producers.get(partition).activeProducers().isEmpty());
        }
    }

    private List<ConsumerRecord<String, String>> recordsOf(long chat, int number) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka, "group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("chat-message"));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals(String.valueOf(chat))) {
                        found.add(record);
                    }
                });
                return found.size() >= number;
            });
        }
        return found;
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
