package id.bengkel.local.workshop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The life of a stack with its accidents: somebody wants to see the workshop at work, and to leave no trace. Each test goes
 * on where the one before ended.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("demo stack") // Which keeps the tests of this class in their order.
class StartingAndStoppingIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** That of every customer in the demo; nobody has such a number. */
    private static final String START_OF_THE_NUMBERS = "62812000000";

    private LocalStack stack;

    @BeforeAll
    void start() throws Exception {
        stack = new LocalStack("demo").start("--demo", "--ephemeral");
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void theStatusFileTellsWhereEverythingIs() throws Exception {
        var status = stack.status();

        assertEquals(Set.of("ready", "gateway", "sandbox", "services", "postgres", "kafka"), status.fieldNames());
        assertTrue(status.getBoolean("ready"));
        assertEquals("http://127.0.0.1:" + stack.port(), status.getString("gateway"));
        assertEquals(
                List.of("customer", "reminder", "report", "chat", "gateway"),
                stack.services().map(service -> service.getString("name")).toList());
        assertTrue(stack.services().allMatch(service -> service.fieldNames().equals(Set.of("name", "url", "pid"))));
        stack.services().map(service -> URI.create(service.getString("url"))).forEach(this::assertTakesConnections);
        assertTakesConnections(URI.create(status.getString("sandbox")));
        assertTakesConnections(URI.create("kafka://" + status.getString("kafka")));
        assertIsDatabase(URI.create(status.getString("postgres")));
    }

    @Test
    @Order(2)
    void onlyTheOwnerCanReadWhatIsSecret() throws Exception {
        for (var secret : List.of("status.json", "keys/signing-key.jwk", "passwords/admin", "passwords/reminder")) {
            var permissions = Files.getPosixFilePermissions(stack.data().resolve(secret));

            assertEquals("rw-------", PosixFilePermissions.toString(permissions), secret);
        }
    }

    @Test
    @Order(3)
    void aSecondStackOnTheSameDataIsRefused() throws Exception {
        var second = new LocalStack("second").with("BENGKEL_DATA", stack.data().toString());

        var exitCode = second.startInVain();

        assertEquals(1, exitCode);
        assertTrue(second.console().contains("A stack runs on " + stack.data() + " already"), second.console());
        assertTrue(stack.status().getBoolean("ready"));
    }

    @Test
    @Order(4)
    void aTakenPortIsToldBeforeAnythingStarts() throws Exception {
        var second = new LocalStack("taken-port").with("BENGKEL_PORT", stack.port());

        var exitCode = second.startInVain();

        assertEquals(1, exitCode);
        assertTrue(
                second.console().contains("Port " + stack.port() + " is taken. Choose another one with BENGKEL_PORT."),
                second.console());
        assertFalse(Files.exists(second.data().resolve("postgres")));
    }

    @Test
    @Order(5)
    void aServiceThatDiesIsReportedAndStartedAgain() {
        var victim = stack.processesOf("report").get(0);

        victim.destroyForcibly();

        await().atMost(LIMIT).until(() -> stack.console().contains("report ENDED with exit code 137"));
        await().atMost(LIMIT).until(() -> stack.console().contains("report is ready again"));
        await().atMost(LIMIT).until(() -> stack.status().getBoolean("ready"));
        assertFalse(stack.processesOf("report").contains(victim));
        assertTrue(stack.processesOf("report").get(0).isAlive());
    }

    @Test
    @Order(6)
    void theDemoHasCustomersWhoAreDueAndSomeWhoWrite() {
        var workshop = Workshop.signIn(stack);
        assertEquals(25, workshop.customers().size());

        await().atMost(LIMIT).until(() -> {
            workshop.runReminders();
            return sentBy("starsender", workshop) >= 5 && sentBy("whapi", workshop) >= 7;
        });

        assertTrue(workshop.sent().stream()
                .allMatch(message -> message.getString("to").startsWith(START_OF_THE_NUMBERS)));
    }

    @Test
    @Order(7)
    void aSignalStopsEverythingAndAnEphemeralStackLeavesNoTrace() throws Exception {
        var processes = stack.processes();

        var exitCode = stack.stop();

        assertEquals(0, exitCode);
        assertEquals(
                List.of(), processes.stream().filter(ProcessHandle::isAlive).toList());
        assertFalse(Files.exists(stack.data()));
        assertTrue(stack.console().endsWith("Stopped.\n"), stack.console());
    }

    private static long sentBy(String provider, Workshop workshop) {
        return workshop.sent().stream()
                .filter(message -> provider.equals(message.getString("provider")))
                .count();
    }

    private void assertIsDatabase(URI postgres) throws Exception {
        var login = postgres.getUserInfo().split(":");
        var address = "jdbc:postgresql://%s:%d/customer".formatted(postgres.getHost(), postgres.getPort());
        try (var connection = DriverManager.getConnection(address, login[0], login[1])) {
            assertTrue(connection.isValid(1));
        }
    }

    private void assertTakesConnections(URI server) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), (int) LIMIT.toMillis());
        } catch (IOException e) {
            throw new AssertionError(server + " takes no connections", e);
        }
    }
}
