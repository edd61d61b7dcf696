package id.bengkel.local.workshop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.workshop.Workshop.ReminderRun;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The story for which all of this was built, from the customer's first visit to the report, on two replicas of the
 * reminder service. Each test goes on where the one before ended.
 */
@OnReplicatedStack
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@Order(1) // Before all others on that stack: it counts everything there is.
class TheMainJobIT {

    private static final String PHONE = "6281234567890";

    private static final String PLATE = "B 1234 CD";

    /** For what travels from one service to another. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final DateTimeFormatter AS_WRITTEN = DateTimeFormatter.ofPattern("dd-MM-yyyy");

    private LocalStack stack;
    private Workshop workshop;
    private String budi;
    private String avanza;
    private LocalDate dueDate;

    @BeforeAll
    void aCustomerWhoseCarIsDueTomorrow(LocalStack replicated) {
        stack = replicated;
        workshop = Workshop.signIn(stack);
        budi = workshop.registerCustomer("Budi Santoso", "0812-3456-7890");
        avanza = workshop.registerVehicle(budi, "Avanza", PLATE);
        var lastVisit = Workshop.visitThatMakesItDueSoon();
        workshop.recordVisit(avanza, lastVisit);
        dueDate = lastVisit.plusMonths(Workshop.SERVICE_INTERVAL_MONTHS);
    }

    @Test
    @Order(1)
    void theVisitSaysWhenTheCarIsDue() {
        assertEquals(dueDate, workshop.nextVisitOf(avanza));
    }

    @Test
    @Order(2)
    void theRunSendsTheCustomerOneMessage() {
        // The car travels there as an event, but the run catches up with it first.
        var run = workshop.runReminders();

        assertEquals(1, run.sent());
        assertEquals("sent", run.detailOf(PLATE).getString("status"));
        assertBudiHasOneMessage();
    }

    @Test
    @Order(3)
    void theReportCountsTheMessage() {
        var report = await().atMost(LIMIT)
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(() -> workshop.reportOf(budi, avanza), Objects::nonNull);

        assertEquals(1, report.getInteger("frequency"));
        assertEquals(budi, report.getString("id_customer"));
        assertEquals(avanza, report.getString("id_vehicle"));
    }

    @Test
    @Order(4)
    void theDetailedReportNamesTheCustomerAndTheCar() {
        var details = workshop.reportDetails();

        assertEquals(1, details.size());
        var detail = details.get(0);
        assertEquals("Budi Santoso", detail.getString("customer_name"));
        assertEquals(PHONE, detail.getString("customer_phone"));
        assertEquals("Avanza", detail.getString("vehicle_model"));
        assertEquals(PLATE, detail.getString("vehicle_nopol"));
        assertEquals(1, detail.getInteger("frequency"));
    }

    @Test
    @Order(5)
    void theStatisticsAgree() {
        assertOneMessageInTheStatistics();
    }

    @Test
    @Order(6)
    void aSecondRunSendsNothing() {
        var run = workshop.runReminders();

        assertNothingSentAgain(run);
    }

    @Test
    @Order(7)
    void eightRunsAtOnceSendNothing() {
        assertEquals(2, stack.processesOf("reminder").size());
        var callers = Executors.newFixedThreadPool(8);

        var runs = IntStream.range(0, 8)
                .mapToObj(caller -> CompletableFuture.supplyAsync(workshop::runReminders, callers))
                .toList();

        runs.stream().map(CompletableFuture::join).forEach(this::assertNothingSentAgain);
        callers.shutdown();
    }

    @Test
    @Order(8)
    void aKilledLauncherLeavesNothingRunning() {
        var processes = stack.processes();

        stack.kill();

        await().atMost(LIMIT).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    @Order(9)
    void afterANewStartAllOfItIsStillThere() throws Exception {
        stack.start(ReplicatedStack.flags());

        workshop = Workshop.signIn(stack);

        assertEquals(dueDate, workshop.nextVisitOf(avanza));
        assertEquals(1, workshop.reportOf(budi, avanza).getInteger("frequency"));
        assertOneMessageInTheStatistics();
        assertNothingSentAgain(workshop.runReminders());
    }

    private void assertNothingSentAgain(ReminderRun run) {
        assertEquals(0, run.sent());
        assertEquals("skipped", run.detailOf(PLATE).getString("status"));
        assertEquals("Already sent today", run.detailOf(PLATE).getString("reason"));
        assertBudiHasOneMessage();
    }

    private void assertBudiHasOneMessage() {
        var messages = workshop.sentTo(PHONE);
        assertEquals(1, messages.size());
        assertEquals(
                "Bapak Budi Santoso untuk nomor kendaraan B 1234 CD sebentar lagi tiba saat pemeliharaan rutin pada tanggal "
                        + dueDate.format(AS_WRITTEN)
                        + ", daftarkan segera melalui nomor pelayanan kami 08551000727",
                messages.get(0).getString("body"));
    }

    private void assertOneMessageInTheStatistics() {
        var statistics = workshop.statistics();
        assertEquals(1, statistics.getInteger("total_customers_with_vehicles"));
        assertEquals(1, statistics.getInteger("total_messages_sent"));
        assertEquals(1.0, statistics.getDouble("average_messages_per_customer"));
        assertEquals(new JsonObject().put("1", 1), statistics.getJsonObject("customers_by_frequency"));
    }
}
