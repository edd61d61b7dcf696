package id.bengkel.reminder.manual;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import id.bengkel.reminder.ReminderWorld;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class RemindingManualCustomersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JOKO = "628123456789";

    @Inject
    ReminderWorld world;

    @Inject
    ManualDesk desk;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void whoIsDueGetsTheGreetingAndIsAnsweredInTheDocumentedForm() {
        // Given
        String due = dueIn(1, "nopol", "B 1234 XYZ");

        // When
        ValidatableResponse answer = remind(3, true);

        // Then
        String text = "Halo Bapak Joko, kendaraan B 1234 XYZ sudah waktunya service pada tanggal "
                + DateTimeFormatter.ofPattern("dd-MM-yyyy").format(world.today().plusDays(1))
                + ". Silakan daftar melalui nomor pelayanan kami 08551000727. Terima kasih.";
        answer.statusCode(200)
                .body("total_records", equalTo(1))
                .body("reminder_sent", equalTo(1))
                .body("reminder_failed", equalTo(0))
                .body("details[0].id", equalTo(due))
                .body("details[0].customer_name", equalTo("Bapak Joko"))
                .body("details[0].nopol", equalTo("B 1234 XYZ"))
                .body("details[0].status", equalTo("sent"))
                .body("details[0].message", equalTo(text))
                .body("details[0].api_response", equalTo("Success sent message"))
                .body("details[0].reason", nullValue());
        assertEquals(text, world.sentTo(JOKO).get(0).get("body"));
    }

    @Test
    void whoIsNotDueIsSkippedWithTheReason() {
        // Given
        String late = dueIn(-1);
        String third = dueIn(3);
        String unknown = desk.added("next_service", null);

        // When
        ValidatableResponse answer = remind(3, true);

        // Then
        answer.body("total_records", equalTo(3))
                .body("reminder_sent", equalTo(0))
                .body("details.id", equalTo(List.of(late, third, unknown)))
                .body("details.status", everyItem(equalTo("skipped")))
                .body(
                        "details.reason",
                        equalTo(List.of(
                                "Next service tidak dalam 3 hari (dalam -1 hari)",
                                "Next service tidak dalam 3 hari (dalam 3 hari)",
                                "Data tidak lengkap")));
        assertEquals(0, world.sentInAll());
    }

    @Test
    void whoRestsIsRemindedOnlyOnWish() {
        // Given
        String resting = dueIn(0);
        desk.agent().patch("/manual-whatsapp/" + resting + "/toggle-active");

        // When
        ValidatableResponse active = remind(3, true);

        // Then
        active.body("total_records", equalTo(0)).body("details", equalTo(List.of()));
        remind(3, false).body("reminder_sent", equalTo(1)).body("details[0].id", equalTo(resting));
    }

    @Test
    void nobodyIsRemindedTwiceADay() {
        // Given
        dueIn(0);
        remind(3, true).body("reminder_sent", equalTo(1));

        // When
        ValidatableResponse second = remind(3, true);

        // Then
        second.body("reminder_sent", equalTo(0))
                .body("details[0].status", equalTo("skipped"))
                .body("details[0].reason", equalTo("Already sent today"));
        assertEquals(1, world.sentInAll());
    }

    @Test
    void whoseReminderWasTakenBackTodayIsNotCalledReminded() {
        // Given
        dueIn(0);
        remind(3, true);
        world.execute("UPDATE message SET status = 'cancelled'");

        // When
        ValidatableResponse answer = remind(3, true);

        // Then
        answer.body("reminder_sent", equalTo(0)).body("details[0].reason", equalTo("Dibatalkan"));
    }

    @Test
    void callsAtTheSameTimeRemindEveryoneOnce() {
        // Given
        IntStream.range(0, 20).forEach(number -> dueIn(number % 3));

        // When
        List<CompletableFuture<Integer>> calls = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> remind(3, true).extract().<Integer>path("reminder_sent")))
                .limit(6)
                .toList();

        // Then
        assertEquals(20, calls.stream().mapToInt(CompletableFuture::join).sum());
        assertEquals(20, world.sentInAll());
    }

    @Test
    void aReminderCountsWhenItIsSent() {
        // Given
        String sent = dueIn(0);
        String refused = dueIn(0, "no_hp", "08120000000");
        world.providerFault("{\"provider\":\"starsender\",\"success_false\":\"Invalid number\"}");
        remind(3, true).body("reminder_failed", equalTo(2)).body("details.status", everyItem(equalTo("failed")));
        world.providerRecovers();
        world.execute("DELETE FROM manual_customer WHERE id = $1", UUID.fromString(refused));

        // When
        ValidatableResponse answer = remind(3, true);

        // Then
        answer.body("reminder_sent", equalTo(1));
        desk.show(sent)
                .body("reminder_sent_count", equalTo(1))
                .body("last_reminder_sent", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d"));
        desk.get("dashboard").body("reminders_this_month", equalTo(1));
    }

    @Test
    void aLongRunIsFollowedAtItsLocation() {
        // Given
        dueIn(0);

        // When
        ValidatableResponse answer = desk.agent()
                .header("Prefer", "respond-async")
                .body("{}")
                .post("/manual-whatsapp/send-reminders")
                .then();

        // Then
        String location = answer.statusCode(202)
                .header("Preference-Applied", equalTo("respond-async"))
                .body("data.run_id", notNullValue())
                .extract()
                .header("Location");
        await().atMost(PATIENCE).untilAsserted(() -> world.agent()
                .get(location)
                .then()
                .body("status", equalTo("finished"))
                .body("kind", equalTo("manual"))
                .body("counts.sent", equalTo(1)));
    }

    @Test
    void aSingleReminderIsSentWhateverTheDay() {
        // Given
        String id = dueIn(40);

        // When
        ValidatableResponse answer = desk.post(id + "/send-reminder", "");

        // Then
        answer.statusCode(200)
                .body("success", equalTo(true))
                .body("message", equalTo("Reminder berhasil dikirim"))
                .body("data.id", equalTo(id))
                .body("data.status", equalTo("sent"))
                .body("data.api_response", equalTo("Success sent message"));
        desk.post(id + "/send-reminder", "").statusCode(200);
        assertEquals(2, world.sentTo(JOKO).size());
        desk.show(id).body("reminder_sent_count", equalTo(2));
    }

    @Test
    void whomAReplicaWithAFasterClockRemindsForTomorrowIsNotLeftOut() {
        // Given
        dueIn(2);
        remind(3, true).body("reminder_sent", equalTo(1));
        world.execute("UPDATE message SET reminder_day = reminder_day + 1");
        world.execute("UPDATE manual_customer SET last_reminder_sent = NULL");

        // When
        ValidatableResponse answer = remind(3, true);

        // Then
        answer.body("reminder_sent", equalTo(0)).body("details[0].reason", equalTo("Already sent today"));
    }

    @Test
    void whomAPersonRemindedTodayNeedsNoOtherReminder() {
        // Given
        String id = dueIn(0);
        desk.post(id + "/send-reminder", "").statusCode(200);

        // When
        ValidatableResponse answer = remind(3, true);

        // Then
        answer.body("reminder_sent", equalTo(0)).body("details[0].reason", equalTo("Already sent today"));
        assertEquals(1, world.sentInAll());
    }

    @Test
    void aRefusedReminderIsABadGatewayAndCountsNothing() {
        // Given
        String id = dueIn(0);
        world.providerFault("{\"provider\":\"starsender\",\"success_false\":\"Invalid number\"}");

        // When
        ValidatableResponse answer = desk.post(id + "/send-reminder", "");

        // Then
        answer.statusCode(502).body("success", equalTo(false));
        desk.show(id).body("reminder_sent_count", equalTo(0));
    }

    @Test
    void withoutADateThereIsNothingToRemindOf() {
        // Given
        String id = desk.added("next_service", null);

        // When
        ValidatableResponse answer = desk.post(id + "/send-reminder", "");

        // Then
        answer.statusCode(400).body("errors.field", hasItem("next_service"));
        desk.post(UUID.randomUUID() + "/send-reminder", "").statusCode(404);
    }

    @Test
    void anyWordsGoToAnyNumber() {
        // When
        ValidatableResponse answer = desk.post(
                "send-custom-message", Map.of("no_hp", "0812-3456-789", "message", "Halo Bapak John, ada promo."));

        // Then
        answer.statusCode(200)
                .body("status", equalTo("sent"))
                .body("no_hp", equalTo(JOKO))
                .body("message", equalTo("Halo Bapak John, ada promo."))
                .body("api_response.success", equalTo(true))
                .body("api_response.data.message_id", notNullValue())
                .body("api_response.message", equalTo("Success sent message"));
        assertEquals("Halo Bapak John, ada promo.", world.sentTo(JOKO).get(0).get("body"));
        world.agent().get("/messages?kind=custom").then().body("status", containsInAnyOrder("sent"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            send-reminders      | {"days_threshold":-1}                    | days_threshold
            send-reminders      | {"days_threshold":366}                   | days_threshold
            send-reminders      | {"days_threshold":null}                  | days_threshold
            send-reminders      | {"days_threshold":"3"}                   | days_threshold
            send-reminders      | {"days_threshold":2.5}                   | days_threshold
            send-reminders      | {"only_active":null}                     | only_active
            send-reminders      | {"only_active":"ya"}                     | only_active
            send-custom-message | {"no_hp":"08123456789"}                  | message
            send-custom-message | {"no_hp":"08123456789","message":" "}    | message
            send-custom-message | {"no_hp":"08123456789","message":null}   | message
            send-custom-message | {"no_hp":"x","message":"Halo"}           | no_hp
            send-custom-message | {"no_hp":null,"message":"Halo"}          | no_hp
            """)
    void whatCannotBeAskedForIsRefusedByItsName(String call, String body, String field) {
        // When
        ValidatableResponse answer = desk.post(call, body);

        // Then
        answer.statusCode(400).body("success", equalTo(false)).body("errors.field", hasItem(field));
        assertEquals(0, world.sentInAll());
    }

    @Test
    void aMessageHasAtMostTwoThousandCharacters() {
        // When
        ValidatableResponse tooLong =
                desk.post("send-custom-message", Map.of("no_hp", "08123456789", "message", "x".repeat(2001)));

        // Then
        tooLong.statusCode(400).body("errors.field", hasItem("message"));
        desk.post("send-custom-message", Map.of("no_hp", "08123456789", "message", "x".repeat(2000)))
                .statusCode(200);
    }

    private String dueIn(int days, Object... fieldsAndValues) {
        Map<String, Object> customer = ManualDesk.joko(fieldsAndValues);
        customer.put("next_service", world.today().plusDays(days).toString());
        return desk.add(customer).statusCode(201).extract().path("id");
    }

    private ValidatableResponse remind(int daysThreshold, boolean onlyActive) {
        return desk.post("send-reminders", Map.of("days_threshold", daysThreshold, "only_active", onlyActive))
                .statusCode(200);
    }
}
