package id.bengkel.customer;

import static id.bengkel.customer.FrontDesk.avanza;
import static id.bengkel.customer.FrontDesk.budi;
import static id.bengkel.customer.FrontDesk.freePlate;
import static id.bengkel.customer.FrontDesk.get;
import static id.bengkel.customer.FrontDesk.post;
import static id.bengkel.customer.FrontDesk.registered;
import static id.bengkel.customer.FrontDesk.staff;
import static id.bengkel.customer.FrontDesk.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class CustomersWithVehiclesTest {

    private static final Set<String> FIELDS = Set.of(
            "id",
            "no_pol",
            "model",
            "type",
            "tahun",
            "warna",
            "no_rangka",
            "no_mesin",
            "service_interval_months",
            "sold",
            "customer_id",
            "customer_nama",
            "customer_hp",
            "customer_alamat",
            "last_visit_date",
            "next_visit_date");

    static Stream<Map<String, Object>> bothForms() {
        return Stream.of(nested(), flat());
    }

    @ParameterizedTest
    @MethodSource("bothForms")
    void aCustomerIsRegisteredTogetherWithAVehicle(Map<String, Object> form) {
        // When
        var answer = post(form, "/customers/with-vehicle");

        // Then
        Map<String, Object> row = answer.statusCode(201).extract().path("$");
        answer.header("Location", "/customers/with-vehicles/" + row.get("id"));
        assertEquals(FIELDS, row.keySet());
        assertEquals("Budi Santoso", row.get("customer_nama"));
        assertEquals("6281234567890", row.get("customer_hp"));
        assertEquals("Jl. Merdeka 1, Bandung", row.get("customer_alamat"));
        assertEquals("Avanza", row.get("model"));
        assertEquals("2027-07-31", row.get("last_visit_date"));
        assertEquals("2027-11-30", row.get("next_visit_date"));
        get("/customers/with-vehicles/{id}", row.get("id")).statusCode(200).body("$", equalTo(row));
        get("/customers/{id}/with-vehicles", row.get("customer_id"))
                .statusCode(200)
                .body("$", contains(row));
        get("/customers/{id}", row.get("customer_id")).statusCode(200);
        get("/vehicles/{id}/visits", row.get("id")).body("visited_on", contains("2027-07-31"));
    }

    @ParameterizedTest
    @MethodSource("bothForms")
    void ifTheVehicleCannotBeRegisteredNeitherIsTheCustomer(Map<String, Object> form) {
        // Given
        post(form, "/customers/with-vehicle").statusCode(201);
        String before = numberOfCustomers();

        // When
        var answer = post(form, "/customers/with-vehicle");

        // Then
        answer.statusCode(409).body("errors.field", contains("no_pol"));
        assertEquals(before, numberOfCustomers());
    }

    @Test
    void everyVehicleIsARow() {
        // Given
        String customer = registered(budi());
        String first = registered(avanza(freePlate()), customer);
        String second = registered(with(avanza(freePlate()), "sold", true), customer);

        // When
        var all = get("/customers/with-vehicles");

        // Then
        all.statusCode(200).body("id", hasItems(first, second));
        get("/customers/{id}/with-vehicles", customer).statusCode(200).body("id", contains(first, second));
    }

    @Test
    void aCustomerWithoutVehiclesHasNoRows() {
        // Given
        String customer = registered(budi());

        // When
        var rows = get("/customers/{id}/with-vehicles", customer);

        // Then
        rows.statusCode(200).body("$", empty());
    }

    @Test
    void whatIsUnknownIsNotFound() {
        // Given
        UUID unknown = UUID.randomUUID();

        // Then
        get("/customers/with-vehicles/{id}", unknown).statusCode(404);
        get("/customers/with-vehicles/{id}", "abc").statusCode(404);
        get("/customers/{id}/with-vehicles", unknown).statusCode(404);
        get("/customers/{id}/with-vehicles?size=5", unknown).statusCode(404);
        get("/customers/{id}/with-vehicles", "abc").statusCode(404);
    }

    private static Map<String, Object> nested() {
        return with("customer", budi(), "vehicle", with(avanza(freePlate()), "last_visit_date", "2027-07-31"));
    }

    private static Map<String, Object> flat() {
        Map<String, Object> all = with(budi(), "last_visit_date", "2027-07-31");
        all.putAll(avanza(freePlate()));
        return all;
    }

    private static String numberOfCustomers() {
        return staff().queryParam("size", 1).get("/customers").header("X-Total-Count");
    }
}
