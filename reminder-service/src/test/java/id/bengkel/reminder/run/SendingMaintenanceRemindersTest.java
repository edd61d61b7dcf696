package id.bengkel.reminder.run;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.TestServers;
import id.bengkel.reminder.ReminderWorld;
import id.bengkel.reminder.ReminderWorld.Vehicle;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class SendingMaintenanceRemindersTest {

    /** More than Kafka may take to answer, less than a run waits for what was published. */
    private static final Duration LAG = Duration.ofMillis(2500);

    @Inject
    ReminderWorld world;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void whoIsDueTomorrowGetsTheDocumentedText() {
        // Given
        Vehicle avanza = world.vehicleDue(world.today().plusDays(1)).owner("Budi Santoso", "6281234567890");
        world.known(avanza);

        // When
        JsonPath answer = world.runReminders();

        // Then
        String text = "Bapak Budi Santoso untuk nomor kendaraan " + avanza.noPol()
                + " sebentar lagi tiba saat pemeliharaan rutin pada tanggal "
                + DateTimeFormatter.ofPattern("dd-MM-yyyy").format(avanza.due())
                + ", daftarkan segera melalui nomor pelayanan kami 08551000727";
        assertEquals(
                List.of(text),
                world.sentTo("6281234567890").stream()
                        .map(sent -> sent.get("body"))
                        .toList());
        assertTrue(answer.getBoolean("success"));
        assertEquals("Success", answer.getString("message"));
        assertEquals(1, answer.getInt("data.total_customers"));
        assertEquals(1, answer.getInt("data.reminder_sent"));
        assertEquals("sent", answer.getString("data.details[0].status"));
        assertEquals(avanza.noPol(), answer.getString("data.details[0].no_pol"));
        assertEquals("Budi Santoso", answer.getString("data.details[0].customer_nama"));
        assertEquals("6281234567890", answer.getString("data.details[0].customer_hp"));
        assertEquals(avanza.due().toString(), answer.getString("data.details[0].next_visit_date"));
        assertEquals(1, answer.getInt("data.details[0].days_until_visit"));
        assertEquals(text, answer.getString("data.details[0].message"));
        assertEquals("Success sent message", answer.getString("data.details[0].api_response"));
    }

    @Test
    void onlyTodayTomorrowAndTheDayAfterAreDue() {
        // Given
        List<Vehicle> vehicles = IntStream.rangeClosed(-1, 3)
                .mapToObj(days -> world.vehicleDue(world.today().plusDays(days)))
                .toList();
        world.known(vehicles.toArray(Vehicle[]::new));

        // When
        JsonPath answer = world.runReminders();

        // Then
        assertEquals(5, answer.getInt("data.total_customers"));
        assertEquals(List.of(0, 1, 2), answer.getList("data.details.days_until_visit"));
        assertEquals(3, world.sentInAll());
    }

    @Test
    void aReminderAlreadySentTodayIsNotSentAgain() {
        // Given
        world.known(world.vehicleDue(world.today()));
        world.runReminders();

        // When
        JsonPath second = world.runReminders();

        // Then
        assertEquals(0, second.getInt("data.reminder_sent"));
        assertEquals("skipped", second.getString("data.details[0].status"));
        assertEquals("Already sent today", second.getString("data.details[0].reason"));
        assertEquals(1, world.sentInAll());
    }

    @Test
    void whomAReplicaWithAFasterClockRemindedForTomorrowIsNotRemindedForToday() {
        // Given
        world.known(world.vehicleDue(world.today().plusDays(2)));
        world.runReminders();
        world.execute("UPDATE message SET reminder_day = reminder_day + 1");

        // When
        JsonPath answer = world.runReminders();

        // Then
        assertEquals(0, answer.getInt("data.reminder_sent"));
        assertEquals(List.of("Already sent today"), answer.getList("data.details.reason"));
        assertEquals(1, world.sentInAll());
    }

    @Test
    void aVisitMovedWithinTheDayEarnsNoSecondReminder() {
        // Given
        Vehicle vehicle = world.vehicleDue(world.today());
        world.known(vehicle);
        world.runReminders();
        world.publish(
                vehicle.id().toString(),
                vehicle.event(2)
                        .put("next_visit_date", world.today().plusDays(2).toString())
                        .encode());
        await().until(() -> world.count("SELECT version FROM vehicle WHERE id = $1", vehicle.id()) == 2);

        // When
        JsonPath second = world.runReminders();

        // Then
        assertEquals("Already sent today", second.getString("data.details[0].reason"));
        assertEquals(1, world.sentInAll());
    }

    @Test
    void eightRunsAtOnceSendEachReminderOnce() {
        // Given
        Vehicle[] due = Stream.generate(() -> world.vehicleDue(world.today().plusDays(1)))
                .limit(40)
                .toArray(Vehicle[]::new);
        world.known(due);

        // When
        List<CompletableFuture<JsonPath>> runs = Stream.generate(
                        () -> CompletableFuture.supplyAsync(world::runReminders))
                .limit(8)
                .toList();

        // Then
        int sent = runs.stream()
                .map(CompletableFuture::join)
                .mapToInt(run -> run.getInt("data.reminder_sent"))
                .sum();
        assertEquals(40, sent);
        assertEquals(40, world.sentInAll());
    }

    @Test
    void whoAsksForRemindersMeansWhatIsPublishedAndNotKnownForSeconds() {
        // A run goes by what is known when Kafka does not answer soon, as on a busy machine it may not, once.
        await().untilAsserted(() -> {
            // Given
            world.clear();
            world.known(world.vehicleDue(world.today()));
            world.takesNoVehiclesInFor(LAG);
            Vehicle published = world.vehicleDue(world.today());
            world.publish(published.id().toString(), published.event(1).encode());

            // When
            JsonPath run = world.runReminders();

            // Then
            assertEquals(2, run.getInt("data.reminder_sent"));
        });
    }

    @Test
    void aCustomerWithoutNumberIsSkippedAndStopsNobody() {
        // Given
        world.known(
                world.vehicleDue(world.today()).owner("Tanpa Nomor", null),
                world.vehicleDue(world.today().plusDays(1)));

        // When
        JsonPath answer = world.runReminders();

        // Then
        assertEquals(List.of("skipped", "sent"), answer.getList("data.details.status"));
        assertEquals("Data tidak lengkap", answer.getString("data.details[0].reason"));
    }

    @Test
    void aSoldOrDeletedVehicleIsNotRemindedOf() {
        // Given
        Vehicle sold = world.vehicleDue(world.today());
        Vehicle deleted = world.vehicleDue(world.today());
        world.known(sold, deleted);
        world.publish(sold.id().toString(), sold.event(2).put("sold", true).encode());
        world.publish(deleted.id().toString(), null);
        await().until(() -> world.count("SELECT count(*) FROM vehicle WHERE NOT sold") == 0);

        // When
        JsonPath answer = world.runReminders();

        // Then
        assertEquals(0, answer.getInt("data.total_customers"));
        assertEquals(List.of(), answer.getList("data.details"));
        assertEquals(0, world.sentInAll());
    }

    @Test
    void aNameThatLooksLikeAPlaceInTheTextStaysAName() {
        // Given
        Vehicle odd = world.vehicleDue(world.today()).owner("{no_pol} $1 \\", "6281200099999");
        world.known(odd);

        // When
        world.runReminders();

        // Then
        String body = (String) world.sentTo("6281200099999").get(0).get("body");
        assertTrue(body.startsWith("Bapak {no_pol} $1 \\ untuk nomor kendaraan " + odd.noPol()), body);
    }

    @Test
    void aLongRunIsFollowedAtItsLocation() {
        // Given
        world.known(
                world.vehicleDue(world.today()), world.vehicleDue(world.today()).owner("Tanpa Nomor", null));

        // When
        String location = world.agent()
                .header("Prefer", "respond-async")
                .post("/customers/send-maintenance-reminder")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");

        // Then
        await().untilAsserted(() -> world.agent()
                .get(location)
                .then()
                .body("status", equalTo("finished"))
                .body("trigger", equalTo("manual"))
                .body("total", equalTo(2))
                .body("done", equalTo(2))
                .body("counts.sent", equalTo(1))
                .body("counts.skipped", equalTo(1))
                .body("rate", greaterThan(0f))
                .body("remaining_seconds", equalTo(0)));
        world.agent().get("/reminder-runs").then().body("size()", equalTo(1));
    }

    @Test
    void aRunWhosePlannerDiedIsPlannedByAnother() {
        // Given
        world.known(
                world.vehicleDue(world.today()), world.vehicleDue(world.today().plusDays(1)));
        UUID run = UUID.randomUUID();

        // When
        world.execute(
                "INSERT INTO reminder_run (id, trigger, kind, days_threshold, only_active, day, status, total_customers,"
                        + " lease_until, started_at)"
                        + " VALUES ($1, 'manual', 'maintenance', 3, true, $2, 'planning', 2, now() - interval '1 s', now())",
                run,
                world.today());

        // Then
        await().until(world::sentInAll, sent -> sent == 2);
    }

    @Test
    void moreThanOnePageIsPlannedCompletely() {
        // Given
        world.execute(
                """
                INSERT INTO vehicle (id, version, no_pol, model, customer_id, customer_nama, customer_hp,
                    next_visit_date, sold)
                SELECT gen_random_uuid(), 1, 'B ' || n, 'Avanza', gen_random_uuid(), 'Pelanggan ' || n,
                    '6281300' || (100000 + n), $1::date + n % 3, false
                FROM generate_series(1, 1203) n""",
                world.today());

        // When
        JsonPath answer = world.runReminders();

        // Then
        assertEquals(1203, answer.getInt("data.reminder_sent"));
        assertEquals(1203, world.sentInAll());
        assertEquals(
                1203, answer.getList("data.details.no_pol").stream().distinct().count());
    }

    @Test
    void withoutTokenNobodyIsReminded() {
        // When
        given().post("/customers/send-maintenance-reminder")
                // Then
                .then()
                .statusCode(401)
                .body("success", equalTo(false));
    }

    @Test
    void anUnknownRunIsNotFound() {
        // When
        world.agent()
                .get("/reminder-runs/" + UUID.randomUUID())
                // Then
                .then()
                .statusCode(404)
                .body("message", equalTo("Pengiriman pengingat tidak ditemukan"));
    }
}
