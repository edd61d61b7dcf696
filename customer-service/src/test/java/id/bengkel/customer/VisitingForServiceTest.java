package id.bengkel.customer;

import static id.bengkel.customer.FrontDesk.avanza;
import static id.bengkel.customer.FrontDesk.budi;
import static id.bengkel.customer.FrontDesk.delete;
import static id.bengkel.customer.FrontDesk.freePlate;
import static id.bengkel.customer.FrontDesk.get;
import static id.bengkel.customer.FrontDesk.post;
import static id.bengkel.customer.FrontDesk.put;
import static id.bengkel.customer.FrontDesk.registered;
import static id.bengkel.customer.FrontDesk.visited;
import static id.bengkel.customer.FrontDesk.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class VisitingForServiceTest {

    private static final String VISITS = "/vehicles/{id}/visits";

    private final String plate = freePlate();
    private String customer;
    private String vehicle;

    @BeforeEach
    void aCustomerHasAVehicle() {
        customer = registered(budi());
        vehicle = registered(avanza(plate), customer);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-07-31, 2027-11-30",
        "2027-10-31, 2028-02-29",
        "2026-10-31, 2027-02-28",
        "2028-02-29, 2028-06-29",
        "0001-01-31, 0001-05-31"
    })
    void aVisitSaysWhenTheNextOneIsDue(String day, String due) {
        // When
        var answer = post(with("visited_on", day, "work_order_no", "WO-17", "notes", "Ganti oli"), VISITS, vehicle);

        // Then
        String visit = answer.statusCode(201).extract().path("id");
        answer.header("Location", "/vehicles/" + vehicle + "/visits/" + visit)
                .body("size()", is(4))
                .body("visited_on", equalTo(day))
                .body("work_order_no", equalTo("WO-17"))
                .body("notes", equalTo("Ganti oli"));
        get("/vehicles/{id}/visits/{visit}", vehicle, visit).statusCode(200).body("id", equalTo(visit));
        theVehicleWasInAndIsDue(day, due);
    }

    @Test
    void whoCameTodayIsNotFromTheFuture() {
        // When
        var answer = post(with("visited_on", WorkshopCalendar.TODAY.toString()), VISITS, vehicle);

        // Then
        answer.statusCode(201);
        theVehicleWasInAndIsDue("2028-03-03", "2028-07-03");
    }

    @Test
    void theLatestVisitCountsInWhateverOrderTheyAreRecorded() {
        // Given
        String later = visited(vehicle, "2027-05-20");

        // When
        String earlier = visited(vehicle, "2026-01-10");

        // Then
        theVehicleWasInAndIsDue("2027-05-20", "2027-09-20");
        get(VISITS, vehicle).statusCode(200).body("id", contains(later, earlier));
    }

    @Test
    void aRemovedVisitDoesNotCountAnyMore() {
        // Given
        visited(vehicle, "2026-01-10");
        String mistaken = visited(vehicle, "2027-05-20");

        // When
        var answer = delete("/vehicles/{id}/visits/{visit}", vehicle, mistaken);

        // Then
        answer.statusCode(204);
        theVehicleWasInAndIsDue("2026-01-10", "2026-05-10");
    }

    @Test
    void withoutItsOnlyVisitNothingIsDue() {
        // Given
        String only = visited(vehicle, "2026-01-10");

        // When
        delete("/vehicles/{id}/visits/{visit}", vehicle, only).statusCode(204);

        // Then
        theVehicleWasInAndIsDue(null, null);
        get(VISITS, vehicle).body("$", empty());
    }

    @Test
    void aDateSetByHandStandsUntilTheNextVisit() {
        // Given
        visited(vehicle, "2027-05-20");
        Map<String, Object> setByHand = with(avanza(plate), "next_visit_date", "2028-01-02");
        put(setByHand, "/vehicles/{id}", vehicle).statusCode(200).body("next_visit_date", equalTo("2028-01-02"));
        visited(vehicle, "2026-01-10");
        theVehicleWasInAndIsDue("2027-05-20", "2028-01-02");

        // When
        visited(vehicle, "2027-12-31");

        // Then
        theVehicleWasInAndIsDue("2027-12-31", "2028-04-30");
    }

    @Test
    void anotherIntervalMovesTheNextVisit() {
        // Given
        visited(vehicle, "2027-08-31");

        // When
        var answer = put(with(avanza(plate), "service_interval_months", 6), "/vehicles/{id}", vehicle);

        // Then
        answer.statusCode(200).body("next_visit_date", equalTo("2028-02-29"));
    }

    @Test
    void visitsRecordedAtOnceAllCount() {
        // Given
        List<String> days =
                IntStream.rangeClosed(1, 12).mapToObj("2027-%02d-28"::formatted).toList();

        // When
        List<Integer> statuses = AtOnce.call(days, day -> post(with("visited_on", day), VISITS, vehicle));

        // Then
        assertEquals(List.of(201), statuses.stream().distinct().toList());
        get(VISITS, vehicle).body("size()", is(12));
        theVehicleWasInAndIsDue("2027-12-28", "2028-04-28");
    }

    @Test
    void aVisitOfAnotherVehicleIsNotFound() {
        // Given
        String visit = visited(vehicle, "2027-05-20");
        String other = registered(avanza(freePlate()), customer);

        // When
        var answer = delete("/vehicles/{id}/visits/{visit}", other, visit);

        // Then
        answer.statusCode(404).body("message", equalTo("Kunjungan tidak ditemukan"));
        get("/vehicles/{id}/visits/{visit}", other, visit).statusCode(404);
        get(VISITS, vehicle).body("id", contains(visit));
    }

    @Test
    void visitsOfAnUnknownVehicleAreNotFound() {
        // Given
        UUID unknown = UUID.randomUUID();

        // Then
        get(VISITS, unknown).statusCode(404).body("message", equalTo("Kendaraan tidak ditemukan"));
        get(VISITS + "?page=1", unknown).statusCode(404);
        get(VISITS, "abc").statusCode(404);
        post(with("visited_on", "2027-05-20"), VISITS, unknown).statusCode(404);
        delete("/vehicles/{id}/visits/{visit}", unknown, unknown).statusCode(404);
        delete("/vehicles/{id}/visits/{visit}", vehicle, unknown).statusCode(404);
        delete("/vehicles/{id}/visits/{visit}", vehicle, "abc").statusCode(404);
    }

    private void theVehicleWasInAndIsDue(String last, String next) {
        get("/vehicles/{id}", vehicle)
                .statusCode(200)
                .body("last_visit_date", last == null ? nullValue() : equalTo(last))
                .body("next_visit_date", next == null ? nullValue() : equalTo(next));
    }
}
