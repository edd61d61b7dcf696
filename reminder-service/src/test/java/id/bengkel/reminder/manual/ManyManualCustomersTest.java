package id.bengkel.reminder.manual;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.local.test.TestServers;
import id.bengkel.reminder.ReminderWorld;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists, figures, and many who come at once. */
@QuarkusTest
@WithTestResource(TestServers.class)
class ManyManualCustomersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LOCAL_TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d";

    @Inject
    ReminderWorld world;

    @Inject
    ManualDesk desk;

    @Inject
    ManualIntake intake;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void theListTellsHowManyThereAreInAll() {
        // Given
        String resting = desk.added();
        String first = desk.added();
        String second = desk.added();
        desk.agent().patch("/manual-whatsapp/" + resting + "/toggle-active");

        // When
        ValidatableResponse active = desk.get("?active_only=true");

        // Then
        active.statusCode(200)
                .contentType("application/json")
                .body("total", equalTo(3))
                .body("active", equalTo(2))
                .body("inactive", equalTo(1))
                .body("data.id", equalTo(List.of(second, first)));
        desk.get("").body("data.id", containsInAnyOrder(resting, first, second)).header("Link", nullValue());
    }

    @Test
    void anEmptyListIsAList() {
        // When
        ValidatableResponse answer = desk.get("");

        // Then
        answer.statusCode(200).body("total", equalTo(0)).body("data", equalTo(List.of()));
    }

    @Test
    void theListIsLeafedThrough() {
        // Given
        String first = desk.added();
        desk.added();
        desk.added();

        // When
        ValidatableResponse answer = desk.get("?page=2&size=2");

        // Then
        answer.statusCode(200)
                .header("X-Total-Count", equalTo("3"))
                .header("Link", containsString("rel=\"prev\""))
                .header("Link", not(containsString("rel=\"next\"")))
                .body("total", equalTo(3))
                .body("data.id", equalTo(List.of(first)));
    }

    @ParameterizedTest
    @CsvSource({"active_only=perhaps, active_only", "page=0, page", "size=501, size", "size=x, size"})
    void aListThatCannotBeIsRefusedByItsName(String query, String field) {
        // When
        ValidatableResponse answer = desk.get("?" + query);

        // Then
        answer.statusCode(400).body("errors.field", hasItem(field));
    }

    @Test
    void statisticsAndDashboardCount() {
        // Given
        desk.added("next_service", world.today().plusDays(7).toString());
        desk.added("next_service", world.today().plusDays(8).toString());
        String reminded = desk.added("next_service", null);
        desk.agent().patch("/manual-whatsapp/" + reminded + "/toggle-active");
        world.execute(
                "UPDATE manual_customer SET reminder_sent_count = 2, last_reminder_sent = now() WHERE id = $1",
                UUID.fromString(reminded));

        // When
        ValidatableResponse summary = desk.get("stats/summary");

        // Then
        summary.statusCode(200)
                .body("success", equalTo(true))
                .body("data.total_customers", equalTo(3))
                .body("data.active_customers", equalTo(2))
                .body("data.inactive_customers", equalTo(1))
                .body("data.reminders_sent_total", equalTo(2))
                .body("data.customers_with_upcoming_service", equalTo(1));
        desk.get("dashboard")
                .statusCode(200)
                .body("total_customers", equalTo(3))
                .body("active_customers", equalTo(2))
                .body("reminders_this_month", equalTo(1))
                .body("top_customers.size()", equalTo(3))
                .body("top_customers[0].reminder_count", equalTo(2))
                .body("top_customers[0].last_sent", matchesPattern(LOCAL_TIME));
    }

    @Test
    void manyAreTakenInAtOnceButForTakenPlates() {
        // Given
        desk.added("nopol", "B 3 X");

        // When
        Set<Integer> refused = intake.take(List.of(numbered(1), numbered(2), numbered(3), numbered(2)))
                .await()
                .atMost(PATIENCE);

        // Then
        assertEquals(Set.of(2, 3), refused);
        desk.get("").body("total", equalTo(3));
    }

    @Test
    void intakesAtTheSameTimeShareThePlates() {
        // Given
        List<ManualCustomerRequest> up = IntStream.range(0, 200)
                .mapToObj(ManyManualCustomersTest::numbered)
                .toList();
        List<ManualCustomerRequest> down = IntStream.range(0, 200)
                .mapToObj(number -> numbered(199 - number))
                .toList();

        // When
        List<Set<Integer>> refused = Uni.join()
                .all(intake.take(up), intake.take(down), intake.take(up), intake.take(down))
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        // Then
        assertEquals(600, refused.stream().mapToInt(Set::size).sum());
        desk.get("?size=1").body("total", equalTo(200));
    }

    @Test
    void aLongListIsComplete() {
        // Given
        List<ManualCustomerRequest> many = IntStream.range(0, 1203)
                .mapToObj(ManyManualCustomersTest::numbered)
                .toList();
        intake.take(many).await().atMost(PATIENCE);

        // When
        ValidatableResponse answer = desk.get("");

        // Then
        List<String> plates = answer.statusCode(200).extract().path("data.nopol");
        assertEquals(1203, plates.size());
        assertEquals(1203, Set.copyOf(plates).size());
    }

    private static ManualCustomerRequest numbered(int number) {
        return new ManualCustomerRequest(
                "Pelanggan " + number, "B " + number + " X", PhoneNumber.of("08123456789"), null, null, null);
    }
}
