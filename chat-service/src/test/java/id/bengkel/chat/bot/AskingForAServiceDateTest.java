package id.bengkel.chat.bot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class AskingForAServiceDateTest {

    private static final Path EXAMPLE =
            Path.of("../customer-service/src/main/resources/contracts/vehicle-changed.example.json");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final PhoneNumber STRANGER = PhoneNumber.of("0857-0000-0001");

    private final UUID id = UUID.randomUUID();
    private final String plate = "B " + Math.floorMod(id.hashCode(), 9000) + " CD";
    private final PhoneNumber owner = PhoneNumber.of("0812" + (10_000_000 + Math.floorMod(id.hashCode(), 80_000_000)));

    @Inject
    Bot bot;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private KafkaProducer<String, String> events;

    @BeforeEach
    void publishTheProducersExample() throws IOException {
        events =
                new KafkaProducer<>(Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer());
        publish(vehicle(3));
        await().atMost(PATIENCE).until(() -> ask(owner, plate).contains(plate));
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void theOwnerIsToldInAnySpellingOfThePlate() {
        // When
        String answer = ask(owner, "Kapan servis mobil " + plate.toLowerCase().replace(' ', '-') + "?");

        // Then
        assertTrue(answer.contains("Avanza " + plate) && answer.contains("5 Januari 2026"), answer);
    }

    @Test
    void whoDoesNotOwnItLearnsNothingNotEvenThatItExists() {
        // When
        String answer = ask(STRANGER, plate);

        // Then
        assertEquals(ask(STRANGER, "B 9999 ZZZ"), answer);
        assertEquals(answer, ask(null, plate));
        assertEquals(
                answer, say(new BotQuestion(owner, "Budi", plate, true, true)).text());
        assertFalse(answer.contains(plate) || answer.contains("Avanza") || answer.contains("2026"), answer);
    }

    @Test
    void anOlderEventThatComesAgainChangesNothing() {
        // Given
        publish(vehicle(5).put("next_visit_date", "2026-02-01"));
        await().atMost(PATIENCE).until(() -> ask(owner, plate).contains("1 Februari 2026"));

        // When
        publish(vehicle(4).put("next_visit_date", "2026-03-01"));

        // Then
        publish(vehicle(6).put("model", "Xenia").putNull("next_visit_date"));
        await().atMost(PATIENCE)
                .until(
                        () -> ask(owner, plate),
                        answer -> answer.contains("Jadwal servis Xenia " + plate + " belum ada")
                                || answer.contains("Maret"));
        assertFalse(ask(owner, plate).contains("Maret"));
    }

    @Test
    void aVehicleThatIsSoldOrDeletedIsNobodysAnyMore() {
        // When
        publish(vehicle(4).put("sold", true));

        // Then
        await().atMost(PATIENCE).until(() -> ask(owner, plate), ask(STRANGER, plate)::equals);

        // When
        publish(vehicle(5));
        await().atMost(PATIENCE).until(() -> ask(owner, plate).contains(plate));
        events.send(new ProducerRecord<>("vehicle-changed", id.toString(), null));

        // Then
        await().atMost(PATIENCE).until(() -> ask(owner, plate), ask(STRANGER, plate)::equals);
    }

    @Test
    void whatCannotBeReadStopsNobodyBehindIt() {
        // When
        events.send(new ProducerRecord<>("vehicle-changed", id.toString(), "{\"id\":"));
        events.send(new ProducerRecord<>(
                "vehicle-changed",
                id.toString(),
                vehicle(8).put("model", "A\u0000").encode()));
        publish(vehicle(9).put("model", "Xenia"));

        // Then
        await().atMost(PATIENCE).until(() -> ask(owner, plate).contains("Xenia"));
    }

    @Test
    void whoIsNotUnderstoodIsNotToldSoAgainAndAgain() {
        // When
        String first = ask(owner, "wkwkwk");

        // Then
        assertTrue(first.startsWith("Terima kasih atas pesan Anda."), first);
        assertNull(ask(owner, "xixixi"));
        assertTrue(ask(owner, "halo").startsWith("Halo Budi!"));
    }

    @Test
    void inAGroupTheBotSpeaksOnlyWhenNamed() {
        assertNull(
                say(new BotQuestion(owner, "Budi", "Halo semua", true, false)).text());
        assertTrue(
                say(new BotQuestion(owner, "Budi", "Halo", true, true)).text().startsWith("Halo"));
        assertTrue(say(new BotQuestion(owner, "Budi", "Halo bot!", true, false))
                .text()
                .startsWith("Halo"));
    }

    private void publish(JsonObject vehicle) {
        events.send(new ProducerRecord<>("vehicle-changed", id.toString(), vehicle.encode()));
        events.flush();
    }

    private JsonObject vehicle(long version) {
        try {
            return new JsonObject(Files.readString(EXAMPLE))
                    .put("id", id.toString())
                    .put("no_pol", plate)
                    .put("customer_hp", owner.digits())
                    .put("version", version);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String ask(PhoneNumber phone, String text) {
        return say(new BotQuestion(phone, "Budi", text, false, false)).text();
    }

    private BotAnswer say(BotQuestion question) {
        return bot.answer(question).await().atMost(PATIENCE);
    }
}
