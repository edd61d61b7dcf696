package id.bengkel.reminder.manual;

import id.bengkel.reminder.ReminderWorld;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The desk at which manual customers are kept and reminded. */
@Singleton
class ManualDesk {

    private static final String CUSTOMERS = "/manual-whatsapp/";
    private static final AtomicInteger PLATE = new AtomicInteger(1000);

    private final ReminderWorld world;

    ManualDesk(ReminderWorld world) {
        this.world = world;
    }

    RequestSpecification agent() {
        return world.agent().contentType(ContentType.JSON);
    }

    /** The documented customer, with a plate of its own. */
    static Map<String, Object> joko(Object... fieldsAndValues) {
        Map<String, Object> joko = new HashMap<>(Map.of(
                "customer_name", "Bapak Joko",
                "nopol", "B " + PLATE.incrementAndGet() + " XYZ",
                "no_hp", "08123456789",
                "last_service", "2025-10-15",
                "next_service", "2026-01-15",
                "notes", "Customer VIP"));
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            joko.put((String) fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        return joko;
    }

    ValidatableResponse add(Map<String, Object> customer) {
        return agent().body(customer).post(CUSTOMERS).then();
    }

    String added(Object... fieldsAndValues) {
        return add(joko(fieldsAndValues)).statusCode(201).extract().path("id");
    }

    ValidatableResponse change(String id, String body) {
        return agent().body(body).put(CUSTOMERS + id).then();
    }

    ValidatableResponse show(String id) {
        return get(id);
    }

    ValidatableResponse get(String path, Object... parameters) {
        return agent().get(CUSTOMERS + path, parameters).then();
    }

    ValidatableResponse post(String path, Object body) {
        return agent().body(body).post(CUSTOMERS + path).then();
    }
}
