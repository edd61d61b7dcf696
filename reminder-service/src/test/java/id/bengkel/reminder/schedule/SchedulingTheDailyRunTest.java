package id.bengkel.reminder.schedule;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import id.bengkel.reminder.ReminderWorld;
import id.bengkel.reminder.run.ReminderConfig;
import id.bengkel.reminder.run.Reminding;
import id.bengkel.reminder.run.RunKind;
import id.bengkel.reminder.run.RunOrder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class SchedulingTheDailyRunTest {

    private static final String SCHEDULER = "/scheduler/maintenance-reminder";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ReminderWorld world;

    @Inject
    Reminding reminding;

    @Inject
    ScheduleStore store;

    @Inject
    MissedRuns missed;

    @Inject
    ReminderConfig config;

    @Inject
    Clock clock;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void anAdminSetsTheTimeInTheDocumentedForm() {
        // When
        ValidatableResponse answer =
                world.admin().post(SCHEDULER + "/start?hour=6&minute=30").then();

        // Then
        answer.statusCode(200)
                .body("success", equalTo(true))
                .body("message", equalTo("Success"))
                .body("data.running", equalTo(true))
                .body("data.jobs[0].id", equalTo("maintenance_reminder_job"))
                .body("data.jobs[0].name", equalTo("Maintenance Reminder WhatsApp"))
                .body("data.jobs[0].trigger", equalTo("cron[hour='6', minute='30']"))
                .body(
                        "data.jobs[0].next_run_time",
                        org.hamcrest.Matchers.matchesPattern("\\d{4}-\\d\\d-\\d\\dT06:30:00\\+07:00"));
        world.admin()
                .get(SCHEDULER + "/status")
                .then()
                .body("data.jobs[0].trigger", equalTo("cron[hour='6', minute='30']"));
    }

    @Test
    void withoutAnybodysWishItIsSevenInTheMorning() {
        // Given
        world.execute("DELETE FROM schedule");

        // When
        ValidatableResponse answer = world.admin().get(SCHEDULER + "/status").then();

        // Then
        answer.body("data.running", equalTo(true)).body("data.jobs[0].trigger", equalTo("cron[hour='7', minute='0']"));
    }

    @Test
    void aStoppedSchedulerIsUnhealthy() {
        // Given
        given().get("/health/scheduler")
                .then()
                .statusCode(200)
                .body("status", equalTo("healthy"))
                .body("scheduler_running", equalTo(true))
                .body("jobs.size()", equalTo(1));

        // When
        world.admin().post(SCHEDULER + "/stop").then().statusCode(200).body("data.running", equalTo(false));

        // Then
        given().get("/health/scheduler")
                .then()
                .body("status", equalTo("unhealthy"))
                .body("scheduler_running", equalTo(false))
                .body("error", equalTo("Scheduler is not running"));
    }

    @ParameterizedTest
    @CsvSource({"hour=24, hour", "hour=-1, hour", "hour=7&minute=60, minute", "hour=seven, hour", "minute=1.5, minute"})
    void aTimeThatDoesNotExistIsRefusedByName(String query, String field) {
        // When
        ValidatableResponse answer =
                world.admin().post(SCHEDULER + "/start?" + query).then();

        // Then
        answer.statusCode(400).body("errors.field", hasItem(field));
    }

    @Test
    void agentsMayNotTouchTheSchedule() {
        // When
        ValidatableResponse answer = world.agent().post(SCHEDULER + "/stop").then();

        // Then
        answer.statusCode(403).body("success", equalTo(false));
    }

    @Test
    void runNowRemindsAtOnce() {
        // Given
        world.known(world.vehicleDue(world.today()));

        // When
        ValidatableResponse answer = world.admin().post(SCHEDULER + "/run-now").then();

        // Then
        answer.statusCode(200).body("data.reminder_sent", equalTo(1));
    }

    @Test
    void runNowCanBeFollowed() {
        // When
        ValidatableResponse answer = world.admin()
                .header("Prefer", "respond-async")
                .post(SCHEDULER + "/run-now")
                .then();

        // Then
        String location = answer.statusCode(202).extract().header("Location");
        world.agent().get(location).then().statusCode(200).body("trigger", equalTo("manual"));
    }

    @Test
    void theRunOfADayHappensOnceHoweverManyReplicasStartIt() {
        // Given
        world.known(world.vehicleDue(world.today()));
        List<RunOrder> both = Stream.of(RunKind.values())
                .map(kind -> new RunOrder(kind, 3, true))
                .toList();

        // When
        Uni.join()
                .all(Stream.generate(() -> reminding.startScheduled(world.today(), both))
                        .limit(8)
                        .toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        // Then
        assertEquals(2, world.count("SELECT count(*) FROM reminder_run"));
        await().atMost(PATIENCE).until(world::sentInAll, sent -> sent == 1);
    }

    @Test
    void manualCustomersRideAlongOnWish() {
        // Given
        world.dailyRunAt(LocalTime.of(9, 0), Duration.ofDays(1));
        world.execute(
                "INSERT INTO manual_customer (id, customer_name, nopol, nopol_key, no_hp, next_service, active, created_at,"
                        + " updated_at) VALUES (gen_random_uuid(), 'Joko', 'B 1 X', 'B1X', '6281234567890', $1, true, now(),"
                        + " now())",
                world.today());

        // When
        var noon = world.today().atTime(LocalTime.NOON).atZone(clock.getZone());
        new DailyTrigger(store, reminding, missed, config, true, Clock.fixed(noon.toInstant(), noon.getZone()))
                .look()
                .await()
                .atMost(PATIENCE);

        // Then
        assertEquals(1, world.count("SELECT count(*) FROM reminder_run WHERE kind = 'manual' AND status <> 'missed'"));
        await().atMost(PATIENCE).until(() -> world.sentTo("6281234567890"), sent -> sent.size() == 1);
    }

    @Test
    void aMissedRunIsCaughtUpByTheClock() {
        // Given
        world.awayFrom(config.scheduler().catchUpUntil());
        world.known(world.vehicleDue(world.today()));

        // When: its time of today has just passed
        world.dailyRunAt(LocalTime.now(clock), Duration.ofDays(2));

        // Then
        await().atMost(PATIENCE).until(world::sentInAll, sent -> sent == 1);
        world.agent().get("/reminder-runs").then().body("[0].trigger", equalTo("scheduled"));
    }
}
