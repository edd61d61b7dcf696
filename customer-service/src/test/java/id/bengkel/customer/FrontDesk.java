package id.bengkel.customer;

import static io.restassured.RestAssured.given;

import id.bengkel.local.test.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The workshop's front desk: makes the calls its staff make, each with a valid token. */
final class FrontDesk {

    private static final String TOKEN = TestTokens.agent();
    /** Another start in every class loader: a changed configuration loads the tests anew, but not the database. */
    private static final AtomicLong PLATES = new AtomicLong(System.nanoTime() % 1_000_000_000_000L);

    private FrontDesk() {}

    static RequestSpecification staff() {
        return given().auth().oauth2(TOKEN).contentType(ContentType.JSON);
    }

    static ValidatableResponse get(String path, Object... parameters) {
        return staff().get(path, parameters).then();
    }

    static ValidatableResponse post(Object body, String path, Object... parameters) {
        return staff().body(body).post(path, parameters).then();
    }

    static ValidatableResponse put(Object body, String path, Object... parameters) {
        return staff().body(body).put(path, parameters).then();
    }

    static ValidatableResponse delete(String path, Object... parameters) {
        return staff().delete(path, parameters).then();
    }

    /** A plate that no test used yet. */
    static String freePlate() {
        return "B " + PLATES.incrementAndGet() + " TST";
    }

    static Map<String, Object> budi() {
        return with("nama", "Budi Santoso", "hp", "0812-3456-7890", "alamat", "Jl. Merdeka 1, Bandung");
    }

    static Map<String, Object> avanza(String plate) {
        return with("no_pol", plate, "model", "Avanza", "type", "MPV", "tahun", 2021, "warna", "Hitam");
    }

    static String registered(Map<String, Object> customer) {
        return post(customer, "/customers").statusCode(201).extract().path("id");
    }

    static String registered(Map<String, Object> vehicle, String customer) {
        return post(vehicle, "/customers/{id}/vehicles", customer)
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String visited(String vehicle, String day) {
        return post(with("visited_on", day), "/vehicles/{id}/visits", vehicle)
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Fields and values in turn; values may be null. */
    static Map<String, Object> with(Object... fieldsAndValues) {
        return with(Map.of(), fieldsAndValues);
    }

    /** The same fields as in a record, but for these. */
    static Map<String, Object> with(Map<String, Object> record, Object... fieldsAndValues) {
        Map<String, Object> changed = new HashMap<>(record);
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            changed.put((String) fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        return changed;
    }
}
