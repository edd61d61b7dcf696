package id.bengkel.reminder.message;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.EventSchema;
import id.bengkel.local.test.TestServers;
import id.bengkel.reminder.ReminderWorld;
import id.bengkel.reminder.ReminderWorld.Vehicle;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class TellingOfSentMessagesTest {

    private static final Path EXAMPLE = Path.of("src/main/resources/contracts/message-sent.example.json");

    private static final EventSchema SCHEMA = EventSchema.of("message-sent");

    @Inject
    ReminderWorld world;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void aSentMessageIsToldOfOnceInTheFormOfTheContract() throws IOException {
        // Given
        Vehicle due = world.vehicleDue(world.today());
        world.known(due);

        // When
        world.agent()
                .header("X-Request-Id", "cause-of-it")
                .post("/customers/send-maintenance-reminder")
                .then()
                .statusCode(200);

        // Then
        ConsumerRecord<String, String> record =
                theOnlyRecordWithKey(due.customerId().toString());
        JsonObject sent = new JsonObject(record.value());
        assertEquals(new JsonObject(Files.readString(EXAMPLE)).fieldNames(), sent.fieldNames());
        assertEquals(Set.of(), SCHEMA.flaws(record.value()));
        assertEquals("maintenance", sent.getString("kind"));
        assertEquals(due.customerId().toString(), sent.getString("id_customer"));
        assertEquals(due.id().toString(), sent.getString("id_vehicle"));
        assertEquals(due.nama(), sent.getString("customer_name"));
        assertEquals(due.hp(), sent.getString("customer_phone"));
        assertEquals("Avanza", sent.getString("vehicle_model"));
        assertEquals(due.noPol(), sent.getString("vehicle_nopol"));
        assertEquals("starsender", sent.getString("provider"));
        assertTrue(sent.getInstant("sent_at").isBefore(Instant.now().plusSeconds(60)));
        assertEquals(sent.getString("message_id"), header(record, "ce_id"));
        assertEquals("id.bengkel.message.sent.v1", header(record, "ce_type"));
        assertEquals("1.0", header(record, "ce_specversion"));
        assertEquals("/reminder-service", header(record, "ce_source"));
        assertEquals("cause-of-it", header(record, "x-request-id"));
        assertNull(record.headers().lastHeader("traceparent"), "nobody records traces");
    }

    @Test
    void aManualCustomerIsKnownByTheNumber() {
        // Given
        world.execute(
                "INSERT INTO manual_customer (id, customer_name, nopol, nopol_key, no_hp, next_service, active, created_at,"
                        + " updated_at) VALUES (gen_random_uuid(), 'Joko', 'B 1 X', 'B1X', '6281377700001', $1, true, now(),"
                        + " now())",
                world.today());

        // When
        world.agent()
                .contentType("application/json")
                .body("{}")
                .post("/manual-whatsapp/send-reminders")
                .then()
                .statusCode(200);

        // Then
        JsonObject sent = new JsonObject(theOnlyRecordWithKey("6281377700001").value());
        assertEquals("manual", sent.getString("kind"));
        assertNull(sent.getString("id_customer"));
        assertEquals("Joko", sent.getString("customer_name"));
        assertEquals("6281377700001", sent.getString("customer_phone"));
        assertEquals("B 1 X", sent.getString("vehicle_nopol"));
    }

    private ConsumerRecord<String, String> theOnlyRecordWithKey(String key) {
        await().until(() -> world.count("SELECT count(*) FROM message WHERE published_at IS NOT NULL") == 1);
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("message-sent"));
            List<ConsumerRecord<String, String>> found = new ArrayList<>();
            await().until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                return found.stream().anyMatch(record -> key.equals(record.key()));
            });
            List<ConsumerRecord<String, String>> own =
                    found.stream().filter(record -> key.equals(record.key())).toList();
            assertEquals(1, own.size());
            return own.get(0);
        }
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
