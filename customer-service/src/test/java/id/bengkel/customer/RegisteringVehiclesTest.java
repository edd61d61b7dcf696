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
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class RegisteringVehiclesTest {

    private final String plate = freePlate();
    private String customer;

    @BeforeEach
    void aCustomerIsRegistered() {
        customer = registered(budi());
    }

    @Test
    void aNewVehicleIsAnsweredWithItsRecordAndItsAddress() {
        // Given
        Map<String, Object> avanza = with(
                avanza(" " + plate.toLowerCase().replace(" ", "  ")),
                "no_rangka",
                "MHKM1",
                "no_mesin",
                "3SZ",
                "next_visit_date",
                "2028-05-01");

        // When
        var answer = post(avanza, "/customers/{id}/vehicles", customer);

        // Then
        String id = answer.statusCode(201).extract().path("id");
        answer.header("Location", "/vehicles/" + id)
                .body("size()", is(13))
                .body("customer_id", equalTo(customer))
                .body("no_pol", equalTo(plate))
                .body("model", equalTo("Avanza"))
                .body("type", equalTo("MPV"))
                .body("tahun", is(2021))
                .body("warna", equalTo("Hitam"))
                .body("no_rangka", equalTo("MHKM1"))
                .body("no_mesin", equalTo("3SZ"))
                .body("service_interval_months", is(4))
                .body("last_visit_date", nullValue())
                .body("next_visit_date", equalTo("2028-05-01"))
                .body("sold", is(false));
        get("/vehicles/{id}", id).statusCode(200).body("no_pol", equalTo(plate));
        get("/customers/{id}/vehicles", customer).statusCode(200).body("id", contains(id));
    }

    @Test
    void onlyThePlateMustBeKnown() {
        // When
        var answer = post(with("no_pol", plate), "/customers/{id}/vehicles", customer);

        // Then
        answer.statusCode(201).body("model", nullValue()).body("tahun", nullValue());
    }

    @Test
    void nextYearsModelsAreOnTheRoadAlready() {
        // When
        var answer = post(with(avanza(plate), "tahun", 2029), "/customers/{id}/vehicles", customer);

        // Then
        answer.statusCode(201).body("tahun", is(2029));
    }

    @Test
    void aVisitKnownAtRegistrationIsRecorded() {
        // When
        var answer = post(with(avanza(plate), "last_visit_date", "2027-10-31"), "/customers/{id}/vehicles", customer);

        // Then
        answer.statusCode(201)
                .body("last_visit_date", equalTo("2027-10-31"))
                .body("next_visit_date", equalTo("2028-02-29"));
        String id = answer.extract().path("id");
        get("/vehicles/{id}/visits", id).body("visited_on", contains("2027-10-31"));
    }

    @Test
    void aReplacedVehicleKeepsItsVisitsAndNothingElseOfBefore() {
        // Given
        String id = registered(avanza(plate), customer);
        visited(id, "2027-11-30");

        // When
        var answer = put(with("no_pol", plate, "warna", "Putih"), "/vehicles/{id}", id);

        // Then
        answer.statusCode(200)
                .body("id", equalTo(id))
                .body("customer_id", equalTo(customer))
                .body("warna", equalTo("Putih"))
                .body("model", nullValue())
                .body("last_visit_date", equalTo("2027-11-30"));
    }

    @Test
    void aRemovedVehicleTakesItsVisitsWithIt() {
        // Given
        String id = registered(avanza(plate), customer);
        visited(id, "2027-11-30");

        // When
        var answer = delete("/vehicles/{id}", id);

        // Then
        answer.statusCode(204);
        get("/vehicles/{id}", id).statusCode(404);
        get("/vehicles/{id}/visits", id).statusCode(404);
        get("/customers/{id}/vehicles", customer).statusCode(200).body("$", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "  %s ", "b-%s", "b.%s!"})
    void aVehicleIsFoundByAnySpellingOfItsPlate(String spelling) {
        // Given
        String id = registered(avanza(plate), customer);
        String given = spelling.startsWith("b") ? spelling.formatted(plate.substring(2)) : spelling.formatted(plate);

        // When
        var found = get("/vehicles/by-nopol/{no_pol}", given.toLowerCase());

        // Then
        found.statusCode(200).body("id", equalTo(id)).body("no_pol", equalTo(plate));
    }

    @Test
    void aPlateInUseIsNotTakenTwice() {
        // Given
        String id = registered(avanza(plate), customer);
        String other = registered(avanza(freePlate()), customer);
        String spelling = plate.toLowerCase().replace(" ", "");

        // When
        var answer = post(avanza(spelling), "/customers/{id}/vehicles", customer);

        // Then
        answer.statusCode(409)
                .body("success", is(false))
                .body("errors.field", contains("no_pol"))
                .body("message", equalTo("no_pol: sudah dipakai kendaraan lain"));
        put(avanza(spelling), "/vehicles/{id}", other).statusCode(409).body("errors.field", contains("no_pol"));
        put(avanza(spelling), "/vehicles/{id}", id).statusCode(200).body("no_pol", equalTo(spelling.toUpperCase()));
    }

    @Test
    void ofManyWhoWantAPlateAtOnceOneGetsIt() {
        // When
        List<Integer> statuses = AtOnce.call(
                Collections.nCopies(8, avanza(plate)), avanza -> post(avanza, "/customers/{id}/vehicles", customer));

        // Then
        assertEquals(
                List.of(201, 409, 409, 409, 409, 409, 409, 409),
                statuses.stream().sorted().toList());
        get("/customers/{id}/vehicles", customer).body("no_pol", contains(plate));
    }

    @Test
    void aSoldVehicleKeepsItsHistoryAndFreesItsPlate() {
        // Given
        String sold = registered(avanza(plate), customer);
        visited(sold, "2027-11-30");

        // When
        put(with(avanza(plate), "sold", true), "/vehicles/{id}", sold)
                .statusCode(200)
                .body("sold", is(true));

        // Then
        get("/vehicles/{id}/visits", sold).body("visited_on", contains("2027-11-30"));
        get("/vehicles/by-nopol/{no_pol}", plate).statusCode(200).body("id", equalTo(sold));
        String successor = registered(avanza(plate), customer);
        get("/vehicles/by-nopol/{no_pol}", plate).body("id", equalTo(successor));
        put(avanza(plate), "/vehicles/{id}", sold).statusCode(409).body("errors.field", contains("no_pol"));
    }

    @Test
    void ofSoldVehiclesThePlateNamesTheLatest() {
        // Given
        registered(with(avanza(plate), "sold", true), customer);

        // When
        String latest = registered(with(avanza(plate), "sold", true), customer);

        // Then
        get("/vehicles/by-nopol/{no_pol}", plate).body("id", equalTo(latest));
    }

    @Test
    void aVehicleThatComesBackCanBeUsedAgain() {
        // Given
        String id = registered(with(avanza(plate), "sold", true), customer);

        // When
        var answer = put(avanza(plate), "/vehicles/{id}", id);

        // Then
        answer.statusCode(200).body("sold", is(false));
    }

    @Test
    void aCustomerIsNotRemovedWhileAVehicleIsRegistered() {
        // Given
        List<Supplier<ValidatableResponse>> calls = List.of(
                () -> delete("/customers/{id}", customer),
                () -> post(avanza(plate), "/customers/{id}/vehicles", customer));

        // When
        List<Integer> statuses = AtOnce.call(calls, Supplier::get);

        // Then
        boolean stayed = get("/customers/{id}", customer).extract().statusCode() == 200;
        assertEquals(stayed ? List.of(409, 201) : List.of(204, 404), statuses);
    }

    @Test
    void whatIsUnknownIsNotFound() {
        // Given
        UUID unknown = UUID.randomUUID();

        // Then
        get("/vehicles/{id}", unknown).statusCode(404).body("message", equalTo("Kendaraan tidak ditemukan"));
        get("/vehicles/{id}", "1234").statusCode(404);
        put(avanza(plate), "/vehicles/{id}", unknown).statusCode(404);
        put(avanza(plate), "/vehicles/{id}", "1234").statusCode(404);
        delete("/vehicles/{id}", unknown).statusCode(404);
        delete("/vehicles/{id}", "1234").statusCode(404);
        get("/vehicles/by-nopol/{no_pol}", "Z 0 ZZZ").statusCode(404);
        get("/vehicles/by-nopol/{no_pol}", "---").statusCode(404);
        get("/customers/{id}/vehicles", unknown).statusCode(404).body("message", not(equalTo("")));
        get("/customers/{id}/vehicles", "1234").statusCode(404);
        post(avanza(plate), "/customers/{id}/vehicles", unknown)
                .statusCode(404)
                .body("message", equalTo("Pelanggan tidak ditemukan"));
    }
}
