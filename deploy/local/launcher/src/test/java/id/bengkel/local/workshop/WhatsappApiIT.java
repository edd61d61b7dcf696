package id.bengkel.local.workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.workshop.DocumentedCalls.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of the document on sending and reminders, letter by letter. */
@ExtendWith(SharedStack.class)
@TestMethodOrder(OrderAnnotation.class)
class WhatsappApiIT {

    private static final String PHONE = "628123456789";

    private final DocumentedCalls calls;
    private final Workshop workshop;

    WhatsappApiIT(DocumentedCalls calls, Workshop workshop) {
        this.calls = calls;
        this.workshop = workshop;
    }

    @Test
    @Order(1)
    void aMessageIsSentWithAToken() throws Exception {
        var answer = calls.run(
                """
                curl -X POST "http://localhost:8000/whatsapp/send" \\
                  -H "Authorization: Bearer YOUR_JWT_TOKEN" \\
                  -H "Content-Type: application/json" \\
                  -d '{
                    "to": "628123456789",
                    "body": "Terima kasih telah menggunakan layanan kami"
                  }'""");

        assertSent(answer, "Terima kasih telah menggunakan layanan kami");
    }

    @Test
    @Order(2)
    void theQuickStartsMessageIsSent() throws Exception {
        var answer = calls.run(
                """
                curl -X POST "http://localhost:8000/whatsapp/send" \\
                  -H "Authorization: Bearer YOUR_TOKEN" \\
                  -H "Content-Type: application/json" \\
                  -d '{"to": "628123456789", "body": "Test message"}'""");

        assertSent(answer, "Test message");
    }

    @Test
    @Order(3)
    void theCompleteBodyIsTakenWithATimeThatLiesAhead() throws Exception {
        var soon = Instant.now().plus(Duration.ofHours(1)).toEpochMilli();

        var answer = calls.run(
                """
                curl -X POST "http://localhost:8000/whatsapp/send" \\
                  -H "Authorization: Bearer YOUR_JWT_TOKEN" \\
                  -H "Content-Type: application/json" \\
                  -d '{
                  "to": "628123456789",
                  "body": "Halo, ini pesan dari bengkel",
                  "file": "https://example.com/invoice.pdf",
                  "delay": 5,
                  "schedule": %d
                }'"""
                        .formatted(soon));

        var sent = assertSent(answer, "Halo, ini pesan dari bengkel");
        assertEquals("https://example.com/invoice.pdf", sent.getString("file"));
        assertEquals(5, sent.getInteger("delay"));
        assertEquals(soon, sent.getLong("schedule"));
    }

    @ParameterizedTest
    @Order(4)
    @ValueSource(strings = {"Hello%20World", "Hello"})
    void aSimpleTextNeedsNoToken(String text) throws Exception {
        var answer = calls.run(
                "curl -X POST \"http://localhost:8000/whatsapp/send-simple?phone=628123456789&message=" + text + "\"");

        assertSent(answer, text.replace("%20", " "));
    }

    @Test
    @Order(5)
    void aFileNeedsNoToken() throws Exception {
        var answer = calls.run("curl -X POST \"http://localhost:8000/whatsapp/send-with-file"
                + "?phone=628123456789&message=Invoice%20Anda&file_url=https://example.com/invoice.pdf\"");

        assertEquals(
                "https://example.com/invoice.pdf",
                assertSent(answer, "Invoice Anda").getString("file"));
    }

    @Test
    @Order(6)
    void theScheduledTextOfTheDocumentComesYearsTooLate() throws Exception {
        var answer = calls.run(scheduled(1704067200000L));

        assertEquals(400, answer.status());
        assertFalse(answer.object().getBoolean("success"));
        var error = answer.object().getJsonArray("errors").getJsonObject(0);
        assertEquals("schedule_timestamp_ms", error.getString("field"));
    }

    @Test
    @Order(7)
    void aScheduledTextNeedsNoToken() throws Exception {
        var soon = Instant.now().plus(Duration.ofHours(1)).toEpochMilli();

        var answer = calls.run(scheduled(soon));

        assertEquals(soon, assertSent(answer, "Reminder Service").getLong("schedule"));
    }

    @ParameterizedTest
    @Order(8)
    @ValueSource(
            strings = {
                """
                curl -X POST "http://localhost:8000/customers/send-maintenance-reminder" \\
                  -H "Authorization: Bearer YOUR_JWT_TOKEN" \\
                  -H "Content-Type: application/json\"""",
                """
                curl -X POST "http://localhost:8000/customers/send-maintenance-reminder" \\
                    -H "Authorization: Bearer YOUR_TOKEN\"""",
                """
                curl -X POST "http://localhost:8000/scheduler/maintenance-reminder/run-now" \\
                    -H "Authorization: Bearer YOUR_TOKEN\""""
            })
    void remindersAreSent(String call) throws Exception {
        var answer = calls.run(call);

        assertEquals(200, answer.status());
        assertEquals(
                List.of("success", "data", "message"),
                List.copyOf(answer.object().fieldNames()));
        assertEquals(
                List.of("total_customers", "reminder_sent", "details"),
                List.copyOf(answer.object().getJsonObject("data").fieldNames()));
    }

    @Test
    @Order(9)
    void theSchedulerStopsStartsAndTellsOfItself() throws Exception {
        var stopped = scheduler("-X POST", "stop");
        var unhealthy = calls.run("curl http://localhost:8000/health/scheduler").object();
        var started = scheduler("-X POST", "start?hour=7&minute=0");
        var status = scheduler("-X GET", "status");
        var healthy = calls.run("curl http://localhost:8000/health/scheduler").object();

        assertFalse(stopped.getBoolean("running"));
        assertEquals("unhealthy", unhealthy.getString("status"));
        assertFalse(unhealthy.getString("error").isBlank());
        assertEquals(started, status);
        var job = status.getJsonArray("jobs").getJsonObject(0);
        assertEquals("maintenance_reminder_job", job.getString("id"));
        assertEquals("Maintenance Reminder WhatsApp", job.getString("name"));
        assertEquals("cron[hour='7', minute='0']", job.getString("trigger"));
        assertTrue(job.getString("next_run_time").endsWith("T07:00:00+07:00"), job.encode());
        assertEquals("healthy", healthy.getString("status"));
        assertTrue(healthy.getBoolean("scheduler_running"));
        assertEquals(new JsonArray().add(job), healthy.getJsonArray("jobs"));
    }

    @Test
    @Order(10)
    void withoutATokenNothingElseIsSent() throws Exception {
        var answer = calls.run("curl -X POST \"http://localhost:8000/whatsapp/send\""
                + " -H \"Content-Type: application/json\" -d '{\"to\": \"628123456789\", \"body\": \"Test message\"}'");

        assertEquals(401, answer.status());
        assertFalse(answer.object().getBoolean("success"));
    }

    private JsonObject scheduler(String method, String call) throws Exception {
        var answer = calls.run("curl " + method + " \"http://localhost:8000/scheduler/maintenance-reminder/" + call
                + "\" -H \"Authorization: Bearer YOUR_TOKEN\"");
        assertEquals(200, answer.status());
        assertEquals("Success", answer.object().getString("message"));
        return answer.object().getJsonObject("data");
    }

    private static String scheduled(long time) {
        return "curl -X POST \"http://localhost:8000/whatsapp/send-scheduled"
                + "?phone=628123456789&message=Reminder%20Service&schedule_timestamp_ms=" + time + "\"";
    }

    /** The answer is the documented one, and exactly one message with this text went out. */
    private JsonObject assertSent(Answer answer, String text) {
        assertEquals(200, answer.status(), answer.body());
        assertEquals(Set.of("success", "data", "message"), answer.object().fieldNames());
        assertEquals(true, answer.object().getBoolean("success"));
        assertEquals("Pesan berhasil dikirim", answer.object().getString("message"));
        var sent = workshop.sentTo(PHONE).stream()
                .filter(message -> text.equals(message.getString("body")))
                .toList();
        assertEquals(1, sent.size());
        assertEquals(
                new JsonObject().put("messageId", sent.get(0).getString("id")).put("status", "sent"),
                answer.object().getJsonObject("data"));
        return sent.get(0);
    }
}
