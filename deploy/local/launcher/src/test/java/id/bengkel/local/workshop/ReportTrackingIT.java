package id.bengkel.local.workshop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The calls of the document on report tracking, letter by letter. The example of a {@code message-sent} event is about the
 * customer and the vehicle that the document names.
 */
@ExtendWith(SharedStack.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ReportTrackingIT {

    private static final String EXAMPLE = "reminder-service/src/main/resources/contracts/message-sent.example.json";

    private static final String CUSTOMER = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

    private static final String VEHICLE = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final DocumentedCalls calls;

    ReportTrackingIT(DocumentedCalls calls) {
        this.calls = calls;
    }

    @BeforeAll
    void fiveMessagesToTheCustomerOfTheDocument(LocalStack stack) throws Exception {
        var event = Files.readString(LocalStack.REPOSITORY.resolve(EXAMPLE));
        var broker = Map.<String, Object>of("bootstrap.servers", stack.status().getString("kafka"));
        try (var producer = new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < 5; i++) {
                var record = new ProducerRecord<>("message-sent", CUSTOMER, event);
                record.headers()
                        .add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8))
                        .add("ce_type", "id.bengkel.message.sent.v1".getBytes(StandardCharsets.UTF_8));
                producer.send(record);
            }
        }
        await().atMost(LIMIT)
                .until(() -> calls.runSignedIn(ofTheVehicle()).body().contains("\"frequency\":5"));
    }

    @Test
    @Order(1)
    void withoutATokenNothingIsShown() throws Exception {
        var answer = calls.run("curl -X GET \"http://localhost:8000/whatsapp-report/statistics\"");

        assertEquals(401, answer.status());
        assertEquals(answer.object().getString("message"), answer.object().getString("detail"));
    }

    @Test
    @Order(2)
    void everyReportIsListed() throws Exception {
        var answer = calls.runSignedIn("curl -X GET \"http://localhost:8000/whatsapp-report/\"");

        assertEquals(200, answer.status());
        assertDocumentedReport(ours(answer.list()));
    }

    @Test
    @Order(3)
    void theDetailsNameTheCustomerAndTheCar() throws Exception {
        var answer = calls.runSignedIn("curl -X GET \"http://localhost:8000/whatsapp-report/detail\"");

        assertEquals(200, answer.status());
        var id = ours(calls.runSignedIn(ofTheCustomer()).list()).getString("id");
        var detail = answer.list().stream()
                .map(JsonObject.class::cast)
                .filter(each -> id.equals(each.getString("id")))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of(
                        "id",
                        "customer_name",
                        "customer_phone",
                        "vehicle_model",
                        "vehicle_nopol",
                        "last_message_date",
                        "frequency",
                        "created_at",
                        "updated_at"),
                List.copyOf(detail.fieldNames()));
        assertEquals("Budi Santoso", detail.getString("customer_name"));
        assertEquals("6281234567890", detail.getString("customer_phone"));
        assertEquals("Avanza", detail.getString("vehicle_model"));
        assertEquals("B 1234 CD", detail.getString("vehicle_nopol"));
    }

    @Test
    @Order(4)
    void theStatisticsSumUpTheList() {
        // Others who share the stack send messages, which may be counted between the two calls.
        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
            var statistics = calls.runSignedIn("curl -X GET \"http://localhost:8000/whatsapp-report/statistics\"");

            assertEquals(200, statistics.status());
            var reports = calls.runSignedIn("curl \"http://localhost:8000/whatsapp-report/\"");
            assertEquals(sumOf(reports.list()), statistics.body());
        });
    }

    @Test
    @Order(5)
    void theReportsOfACustomerAreFound() throws Exception {
        var answer = calls.runSignedIn(ofTheCustomer());

        assertEquals(200, answer.status());
        assertEquals(1, answer.list().size());
        assertDocumentedReport(ours(answer.list()));
    }

    @Test
    @Order(6)
    void theReportOfACustomerAndAVehicleIsFound() throws Exception {
        var answer = calls.runSignedIn(ofTheVehicle());

        assertEquals(200, answer.status());
        assertDocumentedReport(answer.object());
    }

    @Test
    @Order(7)
    void theFrequenciesOfACustomerAreReset() throws Exception {
        var answer = calls.runSignedIn("curl -X POST"
                + " \"http://localhost:8000/whatsapp-report/reset-frequency?id_customer=" + CUSTOMER + "\"");

        assertEquals(
                new JsonObject()
                        .put("message", "Frequency untuk 1 report customer " + CUSTOMER + " berhasil direset")
                        .put("count", 1),
                answer.object());
        assertEquals(0, calls.runSignedIn(ofTheVehicle()).object().getInteger("frequency"));
    }

    @Test
    @Order(8)
    void allFrequenciesAreReset() throws Exception {
        var answer = calls.runSignedIn("curl -X POST \"http://localhost:8000/whatsapp-report/reset-frequency\"");

        var count = answer.object().getInteger("count");
        assertTrue(count >= 1, answer.body());
        assertEquals(
                "Frequency untuk " + count + " report berhasil direset",
                answer.object().getString("message"));
    }

    @Test
    @Order(9)
    void aReportIsDeleted() throws Exception {
        var id = calls.runSignedIn(ofTheVehicle()).object().getString("id");

        var answer = calls.runSignedIn("curl -X DELETE \"http://localhost:8000/whatsapp-report/" + id + "\"");

        assertEquals(new JsonObject().put("message", "Report berhasil dihapus"), answer.object());
        assertEquals(404, calls.runSignedIn(ofTheVehicle()).status());
    }

    private static String ofTheCustomer() {
        return "curl -X GET \"http://localhost:8000/whatsapp-report/customer/" + CUSTOMER + "\"";
    }

    private static String ofTheVehicle() {
        return "curl -X GET \"http://localhost:8000/whatsapp-report/customer/" + CUSTOMER + "/vehicle/" + VEHICLE
                + "\"";
    }

    private static JsonObject ours(JsonArray reports) {
        return reports.stream()
                .map(JsonObject.class::cast)
                .filter(report -> CUSTOMER.equals(report.getString("id_customer")))
                .findFirst()
                .orElseThrow();
    }

    private static void assertDocumentedReport(JsonObject report) {
        assertEquals(
                List.of(
                        "id",
                        "id_customer",
                        "id_vehicle",
                        "last_message_date",
                        "frequency",
                        "created_at",
                        "updated_at"),
                List.copyOf(report.fieldNames()));
        assertEquals(CUSTOMER, report.getString("id_customer"));
        assertEquals(VEHICLE, report.getString("id_vehicle"));
        assertEquals("2026-01-05T10:30:00", report.getString("last_message_date"));
        assertEquals(5, report.getInteger("frequency"));
        for (var time : List.of("created_at", "updated_at")) {
            assertTrue(report.getString(time).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d"), report.encode());
        }
    }

    private static String sumOf(JsonArray reports) {
        var byFrequency = new TreeMap<Integer, Integer>();
        var messages = 0;
        for (var report : reports) {
            var frequency = ((JsonObject) report).getInteger("frequency");
            messages += frequency;
            if (frequency > 0) {
                byFrequency.merge(frequency, 1, Integer::sum);
            }
        }
        var breakdown = new JsonObject();
        byFrequency.forEach((frequency, count) -> breakdown.put(String.valueOf(frequency), count));
        return "{\"total_customers_with_vehicles\":%d,\"total_messages_sent\":%d,\"average_messages_per_customer\":%s,\"customers_by_frequency\":%s}"
                .formatted(
                        reports.size(),
                        messages,
                        BigDecimal.valueOf(messages)
                                .divide(BigDecimal.valueOf(reports.size()), 2, RoundingMode.HALF_UP),
                        breakdown.encode());
    }
}
