package id.bengkel.local.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.workshop.LocalStack;
import id.bengkel.local.workshop.OnReplicatedStack;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** All replicas, gateways too, are restarted, one after the other, while people work and listen and reminders go out. */
@OnReplicatedStack
@EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
class RollingRestartIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int CLIENTS = 4;

    private static final List<String> SERVICES = List.of("reminder", "report", "customer", "chat", "gateway");

    private final LocalStack stack;
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> written = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();

    private Ingress ingress;
    private Listener listener;

    RollingRestartIT(LocalStack stack) {
        this.stack = stack;
    }

    @AfterEach
    void recover() {
        over.set(true);
        new Provider(stack).recovers();
        listener.close();
        ingress.close();
    }

    @Test
    void nobodyNotices() throws Exception {
        // Given
        new Provider(stack).behaves(Campaign.SLOW);
        ingress = new Ingress(stack.gateways());
        var admin = Front.signIn(stack);
        long chat = openChat(admin);
        listener = new Listener(() -> admin.at(ingress.next()));
        var clients = Executors.newFixedThreadPool(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            clients.execute(() -> work(admin, chat));
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
        System.out.printf(
                "rolling restart of %s: %d requests, %d failed, %d messages heard over %d streams%n",
                SERVICES, answered.get(), failed.size(), written.size(), listener.streams());
        assertEquals(List.of(), List.copyOf(failed));
        await().atMost(LIMIT).until(() -> listener.heard().containsAll(written));
        assertTrue(listener.streams() > 1);
        campaign.end().areComplete();
    }

    private void restart(ProcessHandle process) {
        process.destroy();
        process.onExit().join();
        stack.awaitReady();
        await().atMost(LIMIT).until(ingress::allAreReady);
    }

    private static long openChat(Front admin) {
        var chat = "{\"customer_name\":\"Budi\",\"customer_phone\":\"081290000002\",\"channel\":\"whatsapp\"}";
        var answer = admin.send("POST", "/chats/", "application/json", chat);
        return new JsonObject(answer.body()).getLong("id");
    }

    private void work(Front admin, long chat) {
        while (!over.get()) {
            call(admin, 200, "GET", "/reminder-runs?page=1&size=1", "");
            call(admin, 200, "POST", "/whatsapp/send", "{\"to\":\"081290000001\",\"body\":\"Halo\"}");
            call(admin, 200, "GET", "/whatsapp-report/statistics", "");
            call(admin, 200, "GET", "/customers?page=1&size=1", "");
            call(admin, 200, "GET", "/chats/?page=1&size=1", "");
            var text = UUID.randomUUID().toString();
            written.add(text);
            call(
                    admin,
                    201,
                    "POST",
                    "/chats/messages",
                    "{\"chat_id\":" + chat + ",\"text\":\"" + text + "\",\"sender\":\"agent\"}");
        }
    }

    private void call(Front admin, int status, String method, String path, String body) {
        try {
            var answer = admin.at(ingress.next()).send(method, path, "application/json", body);
            if (answer.statusCode() != status) {
                failed.add(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (RuntimeException e) {
            failed.add(method + " " + path + ": " + e);
        }
        answered.incrementAndGet();
    }
}
