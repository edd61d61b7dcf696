package id.bengkel.local.workshop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody wants to know where a request went. */
@ExtendWith(SharedStack.class)
class FollowingAReminderIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void oneTraceLeadsFromTheRequestThroughTheRunToTheReport(
            Workshop workshop, DocumentedCalls calls, TraceCollector collector) throws Exception {
        // Given
        var vehicle =
                workshop.registerVehicle(workshop.registerCustomer("Yanti", "0812-7000-0003"), "Sigra", "B 7003 TR");
        workshop.recordVisit(vehicle, Workshop.visitThatMakesItDueSoon());

        // When
        var answer = calls.runSignedIn("curl -X POST http://localhost:8000/customers/send-maintenance-reminder"
                + " -H 'traceparent: 00-" + TRACE + "-00f067aa0ba902b7-01'");

        // Then
        assertEquals(200, answer.status());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertEquals(
                        Set.of("gateway", "reminder-service", "/api/send", "message-sent publish", "report-service"),
                        collector.takingPart(
                                TRACE,
                                "gateway",
                                "reminder-service",
                                "/api/send",
                                "message-sent publish",
                                "report-service")));
    }
}
