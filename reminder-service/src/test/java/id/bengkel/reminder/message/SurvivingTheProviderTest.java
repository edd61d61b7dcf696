package id.bengkel.reminder.message;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.TestServers;
import id.bengkel.reminder.ReminderWorld;
import id.bengkel.reminder.ReminderWorld.Vehicle;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class SurvivingTheProviderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ReminderWorld world;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void aThirdOfErrorsCostsRetriesButNoMessage() {
        // Given
        Vehicle[] due =
                Stream.generate(() -> world.vehicleDue(world.today())).limit(30).toArray(Vehicle[]::new);
        world.known(due);
        world.providerFault("{\"provider\":\"starsender\",\"error_rate\":0.3}");

        // When
        world.runReminders();

        // Then
        await().atMost(PATIENCE).until(() -> world.count("SELECT count(*) FROM message WHERE status = 'sent'") == 30);
        assertEquals(30, world.sentInAll());
        assertTrue(world.count("SELECT sum(attempts) FROM message") > 30);
    }

    @Test
    void aConnectionLostAfterTheRequestIsUnknownAndNeverSentAgainByItself() {
        // Given
        Vehicle due = world.vehicleDue(world.today());
        world.known(due);
        world.providerFault("{\"provider\":\"starsender\",\"drop_after_write\":true}");

        // When
        JsonPath first = world.runReminders();

        // Then
        assertEquals("unknown", first.getString("data.details[0].status"));
        world.providerRecovers();
        assertEquals("Already sent today", world.runReminders().getString("data.details[0].reason"));
        assertEquals(1, world.sentTo(due.hp()).size());
    }

    @Test
    void aRefusedMessageFailsWithItsReasonAndTheNextRunTriesAgain() {
        // Given
        Vehicle due = world.vehicleDue(world.today());
        world.known(due);
        world.providerFault("{\"provider\":\"starsender\",\"success_false\":\"Invalid phone number format\"}");

        // When
        JsonPath refused = world.runReminders();

        // Then
        assertEquals("failed", refused.getString("data.details[0].status"));
        assertEquals(
                "API StarSender error: HTTP 200 - Invalid phone number format",
                refused.getString("data.details[0].reason"));
        world.providerRecovers();
        assertEquals(1, world.runReminders().getInt("data.reminder_sent"));
        assertEquals(1, world.sentTo(due.hp()).size());
    }

    @Test
    void aDisconnectedDeviceKeepsTheQueueAndTheCallerIsNotLeftWaiting() {
        // Given
        Vehicle[] due =
                Stream.generate(() -> world.vehicleDue(world.today())).limit(50).toArray(Vehicle[]::new);
        world.known(due);
        world.providerFault("{\"provider\":\"starsender\",\"success_false\":\"Device not connected\"}");

        // When
        JsonPath answer = world.runReminders();

        // Then
        assertEquals(
                List.of("queued"),
                answer.getList("data.details.status").stream().distinct().toList());
        world.providerRecovers();
        await().atMost(PATIENCE).until(() -> world.sentInAll() == 50);
    }

    @Test
    void whatAKilledReplicaHadInFlightBecomesUnknownAndAPersonDecides() {
        // Given
        UUID message = UUID.randomUUID();

        // When
        world.execute(
                """
                INSERT INTO message (id, kind, phone, body, status, attempts, next_attempt_at, lease_until, created_at)
                VALUES ($1, 'direct', '6281200000001', 'Halo', 'sending', 1, now(), now() - interval '1 s', now())""",
                message);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> world.agent().get("/messages/" + message).then().body("status", equalTo("unknown")));
        world.agent()
                .post("/messages/" + message + "/retry")
                .then()
                .statusCode(200)
                .body("status", equalTo("queued"));
        await().atMost(PATIENCE).until(() -> world.sentTo("6281200000001").size() == 1);
        world.agent().post("/messages/" + message + "/retry").then().statusCode(409);
    }

    @Test
    void messagesAreFoundByStatusKindPhoneAndDay() {
        // Given
        Vehicle due = world.vehicleDue(world.today());
        world.known(due, world.vehicleDue(world.today()));
        world.runReminders();

        // When
        ValidatableResponse answer = world.agent()
                .queryParam("status", "sent")
                .queryParam("kind", "maintenance")
                .queryParam("phone", "0" + due.hp().substring(2))
                .queryParam("from", world.today().toString())
                .queryParam("to", world.today().toString())
                .queryParam("page", 1)
                .get("/messages")
                .then();

        // Then
        answer.statusCode(200)
                .header("X-Total-Count", "1")
                .body("id_vehicle", hasItems(due.id().toString()))
                .body("[0].to", equalTo(due.hp()))
                .body("[0].status", equalTo("sent"))
                .body("[0].attempts", equalTo(1));
        world.agent()
                .queryParam("status", "lost")
                .get("/messages")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("status"));
    }

    @Test
    void aQueuedMessageCanBeTakenBackOnce() {
        // Given
        UUID message = UUID.randomUUID();
        world.execute(
                """
                INSERT INTO message (id, kind, phone, body, status, next_attempt_at, created_at)
                VALUES ($1, 'direct', '6281200000002', 'Halo', 'queued', now() + interval '1 hour', now())""",
                message);

        // When
        ValidatableResponse answer =
                world.agent().post("/messages/" + message + "/cancel").then();

        // Then
        answer.statusCode(200).body("status", equalTo("cancelled"));
        world.agent().post("/messages/" + message + "/cancel").then().statusCode(409);
        world.agent().post("/messages/" + UUID.randomUUID() + "/cancel").then().statusCode(404);
    }

    @Test
    void anAdminTakesBackWhatARunHasQueuedAndNoOtherRunOfTheDaySendsIt() {
        // Given
        world.known(world.vehicleDue(world.today()), world.vehicleDue(world.today()));
        world.providerFault("{\"provider\":\"starsender\",\"success_false\":\"Device not connected\"}");
        world.runReminders();
        String run = world.agent().get("/reminder-runs").path("[0].id");
        await().atMost(PATIENCE)
                .until(() ->
                        world.count("SELECT count(*) FROM message WHERE status = 'queued' AND error IS NOT NULL") == 2);
        world.agent().post("/reminder-runs/" + run + "/cancel").then().statusCode(403);

        // When
        ValidatableResponse answer =
                world.admin().post("/reminder-runs/" + run + "/cancel").then();

        // Then
        // One may be on its way to the provider again, just now, and is taken back when it returns.
        answer.statusCode(200).body("counts.cancelled", greaterThanOrEqualTo(1));
        await().atMost(PATIENCE).untilAsserted(() -> world.agent()
                .get("/reminder-runs/" + run)
                .then()
                .body("counts.cancelled", equalTo(2))
                .body("counts.queued", equalTo(0)));
        world.providerRecovers();
        assertEquals(List.of("Dibatalkan", "Dibatalkan"), world.runReminders().getList("data.details.reason"));
        assertEquals(0, world.sentInAll());
        world.admin()
                .post("/reminder-runs/" + UUID.randomUUID() + "/cancel")
                .then()
                .statusCode(404);
    }
}
