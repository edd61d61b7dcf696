package id.bengkel.reminder.vehicle;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import id.bengkel.reminder.ReminderWorld;
import id.bengkel.reminder.ReminderWorld.Vehicle;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class FollowingVehiclesTest {

    private static final Path EXAMPLE =
            Path.of("../customer-service/src/main/resources/contracts/vehicle-changed.example.json");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ReminderWorld world;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void theProducersExampleIsUnderstood() throws IOException {
        // When
        world.publish("6ba7b811-9dad-11d1-80b4-00c04fd430c8", Files.readString(EXAMPLE));

        // Then
        await().atMost(PATIENCE)
                .until(() -> world.count(
                                """
                SELECT count(*) FROM vehicle WHERE id = $1 AND customer_id = $2 AND customer_nama = 'Budi Santoso'
                    AND customer_hp = '6281234567890' AND no_pol = 'B 1234 CD' AND model = 'Avanza'
                    AND next_visit_date = $3 AND NOT sold AND version = 3""",
                                UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"),
                                UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
                                LocalDate.of(2026, 1, 5))
                        == 1);
    }

    @Test
    void anOlderEventThatComesAgainChangesNothing() {
        // Given
        Vehicle vehicle = world.vehicleDue(world.today());
        String key = vehicle.id().toString();
        world.publish(key, vehicle.event(7).encode());

        // When
        world.publish(key, vehicle.event(6).put("customer_nama", "Nama Lama").encode());

        // Then
        Vehicle later = world.vehicleDue(world.today());
        world.publish(key, vehicle.event(8).encode());
        world.known(later);
        await().atMost(PATIENCE).until(() -> version(vehicle) == 8);
        assertEquals(0, world.count("SELECT count(*) FROM vehicle WHERE customer_nama = 'Nama Lama'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"id\": | the value is no JSON object",
                "[] | the value is no JSON object",
                "\"text\" | the value is no JSON object",
                "{} | sold has a value of the wrong kind",
                "{\"id\":\"6ba7b811-9dad-11d1-80b4-00c04fd430c9\",\"no_pol\":\"B 1 A\",\"version\":1,\"sold\":false}"
                        + "| a required field is missing or out of range",
                "{\"id\":\"6ba7b811-9dad-11d1-80b4-00c04fd430c9\",\"no_pol\":\"B 1 A\",\"version\":1,\"sold\":false,"
                        + "\"customer_id\":\"%s\"} | the key is another one's",
                "{\"id\":\"%s\",\"no_pol\":\"B\\u00001\",\"customer_id\":\"%s\",\"version\":1,\"sold\":false}"
                        + "| no_pol has a value of the wrong kind",
                "{\"id\":\"%s\",\"no_pol\":\"B 1\",\"customer_id\":\"%s\",\"version\":1,\"sold\":false,"
                        + "\"next_visit_date\":\"2026-02-30\"} | next_visit_date has a value of the wrong kind",
                "{\"id\":\"%s\",\"no_pol\":\"B 1\",\"customer_id\":\"%s\",\"version\":1,\"sold\":false,"
                        + "\"next_visit_date\":\"+999999999-12-31\"} | next_visit_date has a value of the wrong kind"
            })
    void whatCannotBeReadBecomesADeadLetterAndStopsNobodyBehindIt(String poison, String reason) {
        // Given
        Vehicle behind = world.vehicleDue(world.today());
        String value = poison.replace("%s", behind.id().toString());

        // When
        world.publish(behind.id().toString(), value);

        // Then
        world.known(behind);
        assertEquals(1, version(behind));
        var letter = world.deadLetterOf(behind);
        assertEquals(value, letter.value());
        assertEquals(
                reason, new String(letter.headers().lastHeader("dlq-reason").value()));
        assertEquals(
                "vehicle-changed",
                new String(letter.headers().lastHeader("dlq-topic").value()));
    }

    @Test
    void aTombstoneForgetsTheVehicle() {
        // Given
        Vehicle sold = world.vehicleDue(world.today());
        world.known(sold);

        // When
        world.publish(sold.id().toString(), null);

        // Then
        await().atMost(PATIENCE).until(() -> version(sold) == 0);
    }

    private long version(Vehicle vehicle) {
        return world.count("SELECT coalesce(max(version), 0) FROM vehicle WHERE id = $1", vehicle.id());
    }
}
