package id.bengkel.local.workshop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.demo.Session;
import id.bengkel.local.workshop.TalkingCustomer.Said;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Many customers write and are answered on two replicas while everything around breaks: each message of theirs arrives
 * once, each of ours goes out at most once, both in their order, and each has an end that people can see.
 */
@EnabledIfSystemProperty(
        named = "bengkel.faults",
        matches = "true",
        disabledReason = "SKIPPED: chats under faults take many minutes, run them with mvn verify -Pfaults")
class ChattingThroughFaultsIT {

    private static final int CUSTOMERS = Integer.getInteger("bengkel.faults.conversations", 1000);
    private static final int LEAST_ROUNDS = 4;
    private static final int PEOPLE_AT_WORK = 24;

    private static final Duration LENGTH_OF_A_FAULT = Duration.ofSeconds(8);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final int REPLICAS = 2;

    /** Requests to the provider at once, per replica. */
    private static final int CONCURRENCY = 16;

    /** What a replica may leave without a known end: what it was sending, and what it had not written down yet. */
    private static final int IN_FLIGHT = 2 * CONCURRENCY;

    @Test
    void nothingIsLostOrDoubledAndTheOrderHolds() throws Exception {
        try (var stack = new LocalStack("chats")
                .with("CHAT_DISPATCH_CONCURRENCY", String.valueOf(CONCURRENCY))
                .with("CHAT_DISPATCH_LEASE", "15s")
                .with("CHAT_DISPATCH_REST_WHEN_DOWN", "2s")
                .with("QUARKUS_REST_CLIENT_WHAPI_READ_TIMEOUT", "5000")
                .start("--replicas", "chat=" + REPLICAS)) {
            // Given
            var customers = IntStream.range(0, CUSTOMERS)
                    .mapToObj(number -> new TalkingCustomer(stack, number))
                    .toList();
            var accidents = CompletableFuture.supplyAsync(() -> everythingBreaksOnce(stack));

            // When
            talkUntilOver(customers, accidents);
            int unclear = accidents.get();

            // Then
            var figures = new Figures();
            for (var customer : customers) {
                figures.check(customer);
            }
            System.out.println("Chats under faults: " + figures);
            assertTrue(figures.unknown <= unclear * REPLICAS * IN_FLIGHT, figures.toString());
            assertEquals(figures.stored, toldOf(stack, figures.stored).size());
        }
    }

    private static void talkUntilOver(List<TalkingCustomer> customers, Future<?> accidents) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE_AT_WORK);
        try {
            for (int round = 0; round < LEAST_ROUNDS || !accidents.isDone(); round++) {
                int turn = round;
                List<Future<?>> talks = new ArrayList<>();
                customers.forEach(customer -> talks.add(people.submit(() -> customer.talk(turn))));
                for (var talk : talks) {
                    talk.get();
                }
            }
        } finally {
            people.shutdownNow();
        }
    }

    /** @return after how many of the accidents nobody could tell what became of the messages in flight */
    private static int everythingBreaksOnce(LocalStack stack) {
        var provider = Session.open(stack.sandbox());
        breaks(provider, new JsonObject().put("error_rate", 0.3).put("latency_ms", 200));
        killAChatReplica(stack);
        breaks(provider, new JsonObject().put("hang", true));
        killDatabaseConnections(stack);
        breaks(provider, new JsonObject().put("status", 503));
        stack.without("kafka", LENGTH_OF_A_FAULT);
        killAChatReplica(stack);
        stack.without("postgres", LENGTH_OF_A_FAULT);
        breaks(provider, new JsonObject().put("drop_after_write", true));
        breaks(provider, new JsonObject().put("rate_limit_per_s", 20));
        return 4;
    }

    private static void breaks(Session provider, JsonObject fault) {
        provider.post("/faults", fault.put("provider", "whapi"));
        lasts();
        provider.post("/faults", new JsonObject().put("provider", "whapi"));
    }

    private static void lasts() {
        try {
            Thread.sleep(LENGTH_OF_A_FAULT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void killAChatReplica(LocalStack stack) {
        var replica = stack.process("chat", 0);
        replica.destroyForcibly();
        replica.onExit().join();
        await("another process in its place")
                .atMost(LIMIT)
                .until(() -> stack.processesOf("chat").size() == REPLICAS
                        && stack.processesOf("chat").stream().allMatch(ProcessHandle::isAlive)
                        && stack.status().getBoolean("ready"));
    }

    /** One process of PostgreSQL that dies takes all connections with it. */
    private static void killDatabaseConnections(LocalStack stack) {
        stack.processes().stream()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .filter(process -> process.children().findAny().isEmpty())
                .findAny()
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    /** The ids of the messages that Kafka tells of, once there are so many; fails when they are out of order in a chat. */
    private static Set<Long> toldOf(LocalStack stack, int expected) {
        Set<Long> told = new HashSet<>();
        Map<String, Long> last = new LinkedHashMap<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                stack.status().getString("kafka"),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("chat-message"));
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> {
                    long message = new JsonObject(record.value()).getLong("message_id");
                    if (told.add(message)) {
                        assertTrue(last.getOrDefault(record.key(), 0L) < message, "out of order: " + message);
                        last.put(record.key(), message);
                    }
                });
                return told.size() >= expected;
            });
        }
        return told;
    }

    /** What became of it all. */
    private static final class Figures {
        private int stored;
        private int sent;
        private int unknown;
        private int refused;

        void check(TalkingCustomer customer) {
            await("an end of all messages to " + customer)
                    .atMost(LIMIT)
                    .pollDelay(Duration.ZERO)
                    .until(() -> customer.said().stream().noneMatch(Said::waits));
            List<Said> all = customer.said();
            stored += all.size();
            assertEquals(
                    customer.written(),
                    all.stream().filter(Said::byCustomer).map(Said::text).toList());
            assertEquals(customer.written().size(), customer.unread());
            List<Said> ours = all.stream().filter(said -> !said.byCustomer()).toList();
            assertEquals(
                    customer.answers(),
                    ours.stream().filter(Said::byAgent).map(Said::text).toList());
            List<String> arrived = customer.arrived();
            assertEquals(arrived.stream().distinct().toList(), arrived);
            assertEquals(ours.stream().map(Said::text).filter(arrived::contains).toList(), arrived);
            for (Said said : ours) {
                if (said.failed()) {
                    unknown += said.isUnknown() ? 1 : 0;
                    refused += said.isUnknown() ? 0 : 1;
                } else {
                    assertTrue(arrived.contains(said.text()), said + " to " + customer);
                    sent++;
                }
            }
            assertEquals(0, refused);
        }

        @Override
        public String toString() {
            return "%d conversations, %d messages, of ours %d sent, %d of unknown end"
                    .formatted(CUSTOMERS, stored, sent, unknown);
        }
    }
}
