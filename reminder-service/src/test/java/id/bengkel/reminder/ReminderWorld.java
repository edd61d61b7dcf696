package id.bengkel.reminder;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.lessThan;

import id.bengkel.local.test.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The world around the reminders as tests drive it: customer-service's events, the provider, people with tokens. */
@Singleton
public class ReminderWorld {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** With all that it may wait for on a busy machine. */
    private static final Duration LONGEST_TEST = Duration.ofSeconds(75);

    private static final int DEADLOCKS = 5;
    private static final AtomicInteger NUMBER = new AtomicInteger(1000);

    private final Pool pool;
    private final Clock clock;
    private final MeterRegistry figures;
    private final String sandbox;
    private final String kafka;
    private final KafkaProducer<String, String> events;

    ReminderWorld(
            Pool pool,
            Clock clock,
            MeterRegistry figures,
            @ConfigProperty(name = "bengkel.sandbox.url") String sandbox,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        Awaitility.setDefaultTimeout(PATIENCE);
        Awaitility.setDefaultPollDelay(Duration.ZERO); // 100 ms each would be lost on what is so already
        this.pool = pool;
        this.clock = clock;
        this.figures = figures;
        this.sandbox = sandbox;
        this.kafka = kafka;
        this.events =
                new KafkaProducer<>(Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer());
    }

    /**
     * A day without vehicles, messages, runs, sent messages or faults, on which the clock begins no run; and nothing of what
     * another test began is still on its way.
     */
    public void clear() {
        awayFrom(LocalTime.MIDNIGHT);
        providerRecovers();
        goOnSending();
        await().until(() -> {
            execute("DELETE FROM message WHERE status = 'queued'");
            return count("SELECT count(*) FROM message WHERE status = 'sending'") == 0;
        });
        // Whoever looks after runs may hold one of the tables and want another.
        pool.query("TRUNCATE vehicle, manual_customer, message, reminder_run, schedule")
                .execute()
                .onFailure()
                .retry()
                .atMost(DEADLOCKS)
                .await()
                .atMost(PATIENCE);
        execute("INSERT INTO schedule (id, running, since) VALUES (1, true, now() + interval '1 day')"
                + " ON CONFLICT (id) DO UPDATE SET since = excluded.since");
        given().delete(sandbox + "/sent").then().statusCode(lessThan(300));
    }

    /** The provider's device may have been gone: sending rests then, and afterwards feels its way with single messages. */
    private void goOnSending() {
        if (figures.get("bengkel.channel.resting").gauge().value() > 0) {
            await().until(() -> agent().contentType("application/json")
                            .body("{\"to\":\"6281200000000\",\"body\":\"Masih di sana?\"}")
                            .post("/whatsapp/send")
                            .statusCode()
                    == 200);
        }
    }

    /** Waits until no time of day lies before a test at which it could not be over yet. */
    public void awayFrom(LocalTime time) {
        await().atMost(LONGEST_TEST.plus(PATIENCE)).until(() -> untilNext(time).compareTo(LONGEST_TEST) > 0);
    }

    private Duration untilNext(LocalTime time) {
        Duration today = Duration.between(LocalTime.now(clock), time);
        return today.isNegative() || today.isZero() ? today.plusDays(1) : today;
    }

    /** When the daily run is wanted, since some time ago, instead of never. */
    public void dailyRunAt(LocalTime time, Duration ago) {
        execute(
                "UPDATE schedule SET hour = $1, minute = $2, since = now() - $3 * interval '1 second'",
                time.getHour(),
                time.getMinute(),
                ago.toSeconds());
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** A vehicle with a customer of its own. */
    public Vehicle vehicleDue(LocalDate due) {
        int number = NUMBER.incrementAndGet();
        return new Vehicle(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "B " + number + " CD",
                "Pelanggan " + number,
                "62812000" + number,
                due);
    }

    /** Tells of a vehicle, and returns once this service knows. */
    public void known(Vehicle... vehicles) {
        for (Vehicle vehicle : vehicles) {
            publish(vehicle.id().toString(), vehicle.event(1).encode());
        }
        for (Vehicle vehicle : vehicles) {
            await().atMost(PATIENCE)
                    .until(() -> count("SELECT count(*) FROM vehicle WHERE id = $1", vehicle.id()) == 1);
        }
    }

    public void publish(String vehicleId, String event) {
        events.send(new ProducerRecord<>("vehicle-changed", vehicleId, event));
        events.flush();
    }

    /** What is published of vehicles waits from now on until the time is over. */
    public void takesNoVehiclesInFor(Duration time) {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        pool.withTransaction(connection -> connection
                        .query("LOCK TABLE vehicle IN EXCLUSIVE MODE")
                        .execute()
                        .invoke(() -> begun.complete(null))
                        .chain(() -> connection
                                .preparedQuery("SELECT pg_sleep($1)")
                                .execute(Tuple.of(time.toMillis() / 1e3))))
                .subscribe()
                .with(over -> {}, begun::completeExceptionally);
        begun.join();
    }

    /** The first record about the vehicle that could not be taken. */
    public ConsumerRecord<String, String> deadLetterOf(Vehicle vehicle) {
        var topic = new TopicPartition("vehicle-changed-dlq", 0);
        try (var letters = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new StringDeserializer())) {
            letters.assign(List.of(topic));
            letters.seekToBeginning(List.of(topic));
            return await().atMost(PATIENCE)
                    .until(
                            () -> StreamSupport.stream(
                                            letters.poll(Duration.ofMillis(100)).spliterator(), false)
                                    .filter(letter -> vehicle.id().toString().equals(letter.key()))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }
    }

    public RequestSpecification admin() {
        return given().auth().oauth2(TestTokens.admin());
    }

    public RequestSpecification agent() {
        return given().auth().oauth2(TestTokens.agent());
    }

    public JsonPath runReminders() {
        Response answer = agent().post("/customers/send-maintenance-reminder");
        answer.then().statusCode(lessThan(300));
        return answer.jsonPath();
    }

    /** Makes the provider misbehave, as the sandbox's {@code POST /faults} has it. */
    public void providerFault(String fault) {
        given().body(fault)
                .contentType("application/json")
                .post(sandbox + "/faults")
                .then()
                .statusCode(200);
    }

    public void providerRecovers() {
        given().delete(sandbox + "/faults").then().statusCode(lessThan(300));
    }

    public List<Map<String, Object>> sentTo(String phone) {
        return given().queryParam("to", phone).get(sandbox + "/sent").jsonPath().getList("$");
    }

    public int sentInAll() {
        return given().get(sandbox + "/sent/count").jsonPath().getInt("total");
    }

    public long count(String sql, Object... parameters) {
        return pool.preparedQuery(sql)
                .execute(Tuple.from(List.of(parameters)))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    public void execute(String sql, Object... parameters) {
        pool.preparedQuery(sql).execute(Tuple.from(List.of(parameters))).await().atMost(PATIENCE);
    }

    @PreDestroy
    void close() {
        events.close();
    }

    /** A vehicle and its customer, as customer-service tells of them. */
    public record Vehicle(UUID id, UUID customerId, String noPol, String nama, String hp, LocalDate due) {

        public Vehicle owner(String name, String phone) {
            return new Vehicle(id, customerId, noPol, name, phone, due);
        }

        public JsonObject event(long version) {
            return new JsonObject()
                    .put("id", id.toString())
                    .put("no_pol", noPol)
                    .put("model", "Avanza")
                    .put("sold", false)
                    .put("next_visit_date", due.toString())
                    .put("customer_id", customerId.toString())
                    .put("customer_nama", nama)
                    .put("customer_hp", hp)
                    .put("version", version);
        }
    }
}
