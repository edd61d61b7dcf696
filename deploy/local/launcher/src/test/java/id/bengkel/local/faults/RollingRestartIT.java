package id.bengkel.local.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.workshop.LocalStack;
import id.bengkel.local.workshop.ReplicatedStack;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** All replicas behind the gateway are restarted, one after the other, while people work and reminders go out. */
@ExtendWith(ReplicatedStack.class)
@EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
class RollingRestartIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int CLIENTS = 4;

    private static final List<String> SERVICES = List.of("reminder", "report", "customer", "chat");

    private final LocalStack stack;
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    RollingRestartIT(LocalStack stack) {
        this.stack = stack;
    }

    @AfterEach
    void recover() {
        over.set(true);
        new Provider(stack).recovers();
    }

    @Test
    void nobodyNotices() throws Exception {
        // Given
        new Provider(stack).behaves(Campaign.SLOW);
        var clients = Executors.newFixedThreadPool(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            clients.execute(this::work);
        }
        var campaign = Campaign.of(stack, "rolling restart").begin();

        // When
        for (String service : SERVICES) {
            for (ProcessHandle process : stack.processesOf(service)) {
                restart(process);
            }
        }

        // Then
        over.set(true);
        clients.shutdown();
        assertTrue(clients.awaitTermination(1, TimeUnit.MINUTES));
        System.out.printf("rolling restart of %s: %d requests, %d failed%n", SERVICES, answered.get(), failed.size());
        assertEquals(List.of(), List.copyOf(failed));
        campaign.end().areComplete();
    }

    private void restart(ProcessHandle process) {
        process.destroy();
        process.onExit().join();
        await().atMost(LIMIT).until(() -> stack.services().allMatch(LocalStack::isAlive));
        await().atMost(LIMIT).until(() -> stack.status().getBoolean("ready"));
    }

    private void work() {
        var front = Front.signIn(stack);
        while (!over.get()) {
            call(front, "GET", "/reminder-runs?page=1&size=1", "");
            call(front, "POST", "/whatsapp/send", "{\"to\":\"081290000001\",\"body\":\"Halo\"}");
            call(front, "GET", "/whatsapp-report/statistics", "");
            call(front, "GET", "/customers?page=1&size=1", "");
            call(front, "GET", "/chats/?page=1&size=1", "");
        }
    }

    private void call(Front front, String method, String path, String body) {
        try {
            var answer = front.send(method, path, "application/json", body);
            if (answer.statusCode() != 200) {
                failed.add(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (RuntimeException e) {
            failed.add(method + " " + path + ": " + e);
        }
        answered.incrementAndGet();
    }
}
