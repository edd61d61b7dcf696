package id.bengkel.local.workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.workshop.DocumentedCalls.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The calls of the document on manual customers, letter by letter but for the id, which is ours. */
@ExtendWith(SharedStack.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ManualWhatsappIT {

    private static final String DOCUMENTED_ID = "550e8400-e29b-41d4-a716-446655440000";
    private static final String PHONE = "628123456789";
    private static final String BY_PLATE =
            """
            curl -X GET "http://localhost:8000/manual-whatsapp/by-nopol/B%201234%20XYZ" \\
              -H "Authorization: Bearer YOUR_JWT_TOKEN"
            """;
    private static final String SEND_REMINDERS =
            """
            curl -X POST "http://localhost:8000/manual-whatsapp/send-reminders" \\
              -H "Authorization: Bearer YOUR_JWT_TOKEN" \\
              -H "Content-Type: application/json" \\
              -d '{
                "days_threshold": 3,
                "only_active": true
              }'
            """;
    private static final String REMOVE =
            """
            curl -X DELETE "http://localhost:8000/manual-whatsapp/550e8400-e29b-41d4-a716-446655440000" \\
              -H "Authorization: Bearer YOUR_JWT_TOKEN"
            """;

    private final DocumentedCalls calls;
    private final Workshop workshop;
    private String id;

    ManualWhatsappIT(DocumentedCalls calls, Workshop workshop) {
        this.calls = calls;
        this.workshop = workshop;
    }

    @BeforeAll
    void nobodyHasThePlateOfTheDocument() throws Exception {
        Answer found = run(BY_PLATE);
        if (found.status() == 200) {
            run(REMOVE.replace(DOCUMENTED_ID, found.object().getString("id")));
        }
    }

    @Test
    @Order(1)
    void aCustomerIsAdded() throws Exception {
        var answer = run(
                """
                curl -X POST "http://localhost:8000/manual-whatsapp/" \\
                  -H "Authorization: Bearer YOUR_JWT_TOKEN" \\
                  -H "Content-Type: application/json" \\
                  -d '{
                    "customer_name": "Bapak Joko",
                    "nopol": "B 1234 XYZ",
                    "no_hp": "08123456789",
                    "next_service": "2026-01-15"
                  }'
                """);

        assertEquals(201, answer.status());
        assertDocumentedRecord(answer.object());
        id = answer.object().getString("id");
    }

    @Test
    @Order(2)
    void allAreListedWithTheirNumber() throws Exception {
        var answer = run(
                """
                curl -X GET "http://localhost:8000/manual-whatsapp/" \\
                  -H "Authorization: Bearer YOUR_JWT_TOKEN"
                """);

        assertEquals(200, answer.status());
        assertEquals(
                List.of("total", "active", "inactive", "data"),
                List.copyOf(answer.object().fieldNames()));
        assertEquals(
                answer.object().getInteger("total"),
                answer.object().getJsonArray("data").size());
        assertDocumentedRecord(ours(answer.object().getJsonArray("data")));
    }

    @Test
    @Order(3)
    void onlyActiveOnesAreListed() throws Exception {
        var answer = run(
                """
                curl -X GET "http://localhost:8000/manual-whatsapp/?active_only=true" \\
                  -H "Authorization: Bearer YOUR_JWT_TOKEN"
                """);

        var data = answer.object().getJsonArray("data");
        assertEquals(answer.object().getInteger("active"), data.size());
        assertTrue(data.stream().allMatch(each -> ((JsonObject) each).getInteger("is_active") == 1));
    }

    @Test
    @Order(4)
    void thePlateFindsTheCustomer() throws Exception {
        var answer = run(BY_PLATE);

        assertEquals(200, answer.status());
        assertDocumentedRecord(answer.object());
    }

    @Test
    @Order(5)
    void whoIsNotDueIsSkipped() throws Exception {
        var answer = run(SEND_REMINDERS);

        assertEquals(200, answer.status());
        assertEquals(
                List.of("total_records", "reminder_sent", "reminder_failed", "details"),
                List.copyOf(answer.object().fieldNames()));
        var skipped = ours(answer.object().getJsonArray("details"));
        assertEquals(Set.of("id", "customer_name", "nopol", "status", "reason"), skipped.fieldNames());
        assertEquals("skipped", skipped.getString("status"));
        assertTrue(skipped.getString("reason").matches("Next service tidak dalam 3 hari \\(dalam -?\\d+ hari\\)"));
    }

    @Test
    @Order(6)
    void oneFieldIsChanged() throws Exception {
        var tomorrow = Workshop.today().plusDays(1).toString();

        var answer = run(
                """
                curl -X PUT "http://localhost:8000/manual-whatsapp/550e8400-e29b-41d4-a716-446655440000" \\
                  -H "Authorization: Bearer YOUR_JWT_TOKEN" \\
                  -H "Content-Type: application/json" \\
                  -d '{
                    "next_service": "2026-02-01"
                  }'
                """
                        .replace("2026-02-01", tomorrow));

        assertEquals(200, answer.status());
        assertEquals(tomorrow, answer.object().getString("next_service"));
        assertEquals("Bapak Joko", answer.object().getString("customer_name"));
    }

    @Test
    @Order(7)
    void whoIsDueIsReminded() throws Exception {
        var answer = run(SEND_REMINDERS);

        var sent = ours(answer.object().getJsonArray("details"));
        assertEquals(Set.of("id", "customer_name", "nopol", "status", "message", "api_response"), sent.fieldNames());
        assertEquals("sent", sent.getString("status"));
        assertEquals("Success sent message", sent.getString("api_response"));
        assertTrue(sent.getString("message").startsWith("Halo Bapak Joko"));
        assertEquals(1, received(sent.getString("message")));
    }

    @Test
    @Order(8)
    void oneCustomerIsRemindedAtAnyTime() throws Exception {
        var answer = run(
                """
                curl -X POST "http://localhost:8000/manual-whatsapp/550e8400-e29b-41d4-a716-446655440000/send-reminder" \\
                  -H "Authorization: Bearer YOUR_JWT_TOKEN"
                """);

        assertEquals(200, answer.status());
        assertTrue(answer.object().getBoolean("success"));
        assertEquals("Reminder berhasil dikirim", answer.object().getString("message"));
        var data = answer.object().getJsonObject("data");
        assertEquals("sent", data.getString("status"));
        assertEquals(2, received(data.getString("message")));
        assertEquals(2, run(BY_PLATE).object().getInteger("reminder_sent_count"));
    }

    @Test
    @Order(9)
    void anyWordsAreSent() throws Exception {
        var answer = run(
                """
                curl -X POST "http://localhost:8000/manual-whatsapp/send-custom-message" \\
                  -H "Authorization: Bearer YOUR_JWT_TOKEN" \\
                  -H "Content-Type: application/json" \\
                  -d '{
                    "no_hp": "08123456789",
                    "message": "Halo Bapak John, kendaraan B 1234 XYZ Anda perlu service minggu depan."
                  }'
                """);

        assertEquals(200, answer.status());
        var sent = answer.object();
        assertEquals(List.of("status", "no_hp", "message", "api_response"), List.copyOf(sent.fieldNames()));
        assertEquals("sent", sent.getString("status"));
        assertEquals(PHONE, sent.getString("no_hp"));
        assertTrue(sent.getJsonObject("api_response").getBoolean("success"));
        assertEquals("Success sent message", sent.getJsonObject("api_response").getString("message"));
        assertEquals(1, received(sent.getString("message")));
    }

    @Test
    @Order(10)
    void statisticsAreCounted() throws Exception {
        var answer = run(
                """
                curl -X GET "http://localhost:8000/manual-whatsapp/stats/summary" \\
                  -H "Authorization: Bearer YOUR_JWT_TOKEN"
                """);

        assertEquals(200, answer.status());
        assertTrue(answer.object().getBoolean("success"));
        assertEquals(
                List.of(
                        "total_customers",
                        "active_customers",
                        "inactive_customers",
                        "reminders_sent_total",
                        "customers_with_upcoming_service"),
                List.copyOf(answer.object().getJsonObject("data").fieldNames()));
        assertTrue(answer.object().getJsonObject("data").getInteger("reminders_sent_total") >= 2);
    }

    @Test
    @Order(11)
    void activeIsToggled() throws Exception {
        var answer = run(
                """
                curl -X PATCH "http://localhost:8000/manual-whatsapp/550e8400-e29b-41d4-a716-446655440000/toggle-active" \\
                  -H "Authorization: Bearer YOUR_JWT_TOKEN"
                """);

        assertEquals(200, answer.status());
        assertEquals(0, answer.object().getInteger("is_active"));
    }

    @Test
    @Order(12)
    void theCustomerIsRemoved() throws Exception {
        var answer = run(REMOVE);

        assertEquals(204, answer.status());
        assertEquals(404, run(BY_PLATE).status());
    }

    private Answer run(String documented) throws Exception {
        return calls.run(id == null ? documented : documented.replace(DOCUMENTED_ID, id));
    }

    private JsonObject ours(JsonArray records) {
        return records.stream()
                .map(JsonObject.class::cast)
                .filter(each -> "B 1234 XYZ".equals(each.getString("nopol")))
                .findFirst()
                .orElseThrow();
    }

    private long received(String message) {
        return workshop.sentTo(PHONE).stream()
                .filter(sent -> message.equals(sent.getString("body")))
                .count();
    }

    private static void assertDocumentedRecord(JsonObject customer) {
        assertEquals(
                List.of(
                        "id",
                        "customer_name",
                        "nopol",
                        "no_hp",
                        "last_service",
                        "next_service",
                        "is_active",
                        "reminder_sent_count",
                        "last_reminder_sent",
                        "notes",
                        "created_at",
                        "updated_at"),
                List.copyOf(customer.fieldNames()));
        assertEquals("Bapak Joko", customer.getString("customer_name"));
        assertEquals("B 1234 XYZ", customer.getString("nopol"));
        assertEquals(PHONE, customer.getString("no_hp"));
        assertEquals("2026-01-15", customer.getString("next_service"));
        assertEquals(1, customer.getInteger("is_active"));
        assertEquals(0, customer.getInteger("reminder_sent_count"));
        assertTrue(customer.getString("created_at").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d"));
    }
}
