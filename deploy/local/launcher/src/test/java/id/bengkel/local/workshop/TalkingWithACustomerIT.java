package id.bengkel.local.workshop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.demo.Session;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A conversation from the customer's first word to the last tick, and what an outage of WhatsApp does to others. */
@ExtendWith(SharedStack.class)
class TalkingWithACustomerIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** How long ago the customer of the story wrote. */
    private static final Duration AGO = Duration.ofSeconds(100);

    /** A minute in the long form, {@code mvn verify -Pfaults}. */
    private static final Duration OUTAGE =
            Boolean.getBoolean("bengkel.faults") ? Duration.ofMinutes(1) : Duration.ofSeconds(1);

    private final LocalStack stack;
    private final Session sandbox;
    private final ChatAgent admin;

    TalkingWithACustomerIT(LocalStack stack) {
        this.stack = stack;
        this.sandbox = Session.open(stack.sandbox());
        this.admin = ChatAgent.signIn(stack.gateway(), "admin", LocalStack.ADMIN_PASSWORD);
    }

    @AfterEach
    void whatsAppWorksAsBefore() {
        whatsAppFails(new JsonObject());
        sandbox.post("/statuses", new JsonObject().put("automatic", false));
    }

    @Test
    void aCustomerIsAnsweredByTheBotAndThenByTheOneAgentWhoWasFirst() {
        // Given two agents who hear what happens, but want no chats given to them.
        var began = Instant.now();
        sandbox.post("/statuses", new JsonObject().put("automatic", true).put("delay_ms", 50));
        var budi = new CustomerPhone(stack.sandbox(), "6281200012001", "Budi Cerita");
        try (var siti = admin.hire("siti-cerita").listening();
                var tono = admin.hire("tono-cerita").listening()) {
            Stream.of(siti, tono).forEach(agent -> agent.available(false));

            // When he writes twice at the same moment, it is one chat, and the bot answers both.
            var chats = together(() -> chat(budi.writes("Halo", AGO)), () -> chat(budi.writes("jam buka?", AGO)));
            var chat = chats.get(0);
            assertEquals(chat, chats.get(1));
            await().atMost(LIMIT).until(() -> budi.received().size() == 2);
            assertEquals(2, admin.messages(chat, "customer").size());
            assertEquals(2, admin.messages(chat, "bot").size());

            // When he asks for a person, and both agents take the chat at once, one has it.
            assertEquals("agent", budi.writes("agent", AGO).getString("mode"));
            admin.giveToNobody(chat); // other tests' agents may be at work
            var claims = together(() -> siti.claim(chat), () -> tono.claim(chat));
            assertEquals(List.of(200, 409), claims.stream().sorted().toList());
            var winner = claims.get(0) == 200 ? siti : tono;
            var other = winner == siti ? tono : siti;

            // When that agent answers from the dashboard, he gets it once, and his reading comes back.
            var answer = winner.write(chat, "Selamat siang, mobilnya selesai sore ini.");
            assertEquals(201, answer.statusCode(), answer.body());
            await().atMost(LIMIT).until(() -> "read"
                    .equals(admin.messages(chat, "agent").get(0).getString("status")));
            assertEquals(winner.id(), admin.messages(chat, "agent").get(0).getInteger("agent_id"));
            assertEquals(
                    1,
                    budi.received().stream()
                            .filter(text -> text.startsWith("Selamat siang"))
                            .count());

            // When he thanks, the bot stays out of it.
            assertFalse(budi.writes("Terima kasih banyak").getBoolean("bot_replied"));

            // Then the agent has heard all of it, and the other nothing since the chat was taken.
            // The ticks may come together, then only the last is told.
            await().atMost(LIMIT).until(() -> Stream.of("Selamat siang", "\"read\"", "Terima kasih banyak")
                    .allMatch(winner.heard()::contains));
            assertFalse(other.heard().contains("Selamat siang") || other.heard().contains("Terima kasih banyak"));
            assertEquals(404, other.open(chat).statusCode());
            assertEquals(404, other.write(chat, "Saya juga").statusCode());

            // And the report knows how long he had to wait for a person.
            var waited = firstResponseSeconds(chat).orElseThrow();
            var atMost = AGO.plus(Duration.between(began, Instant.now())).toSeconds() + 1;
            assertTrue(waited >= AGO.toSeconds() - 1 && waited <= atMost, "waited " + waited);
            assertEquals(
                    averageFirstResponseSeconds(),
                    admin.read("/chats/statistics").getDouble("average_first_response_seconds"),
                    1.5);
        }
    }

    @Test
    void whileWhatsAppIsDownNothingIsLostOrDoubled() {
        // Given
        var customers = IntStream.range(0, 10)
                .mapToObj(i -> new CustomerPhone(stack.sandbox(), "628120002200" + i, "Pelanggan Sabar " + i))
                .toList();
        whatsAppFails(new JsonObject().put("status", 503));

        // When everybody writes, WhatsApp tells of each message twice, and later it works again.
        customers.forEach(customer -> Stream.of("told", "told again")
                .forEach(delivery -> customer.writesAs("outage-" + customer.number(), "Halo")));
        await().during(OUTAGE).atMost(OUTAGE.plus(LIMIT)).until(() -> customers.stream()
                .allMatch(customer -> customer.received().isEmpty()));
        whatsAppFails(new JsonObject());

        // Then
        await().atMost(OUTAGE.plus(LIMIT)).until(() -> customers.stream()
                .noneMatch(customer -> customer.received().isEmpty()));
        customers.forEach(customer -> {
            var chat = chatOf(customer);
            assertEquals(1, admin.messages(chat, "customer").size());
            await().atMost(LIMIT).until(() -> admin.messages(chat, "bot").stream()
                    .map(message -> message.getString("status"))
                    .toList()
                    .equals(List.of("sent")));
        });
        await().during(Duration.ofSeconds(1)).atMost(LIMIT).until(() -> customers.stream()
                .allMatch(customer -> customer.received().size() == 1));
    }

    @Test
    void anAdminOrdersFromThePhone() {
        // Given
        var boss = new CustomerPhone(stack.sandbox(), SharedStack.ADMIN_PHONE, "Pemilik");
        var rina = new CustomerPhone(stack.sandbox(), "6281200012003", "Rina Telepon");
        var chat = chat(rina.writes("Halo"));

        // When
        boss.writes("reply 081200012003 Besok pagi bisa, Bu.");
        boss.writes("assign " + rina.number());
        boss.writes("unassign somebody");
        rina.writes("assign " + boss.number());

        // Then
        await().atMost(LIMIT).until(() -> rina.received().contains("Besok pagi bisa, Bu."));
        assertEquals("agent", admin.read("/chats/" + chat).getString("mode"));
        await().atMost(LIMIT).until(() -> boss.received().size() == 3);
        assertTrue(boss.received().get(2).startsWith("Perintah tidak terbaca"));
        assertEquals(2, rina.received().size());
    }

    private static long chat(JsonObject answer) {
        return answer.getLong("chat_id");
    }

    private long chatOf(CustomerPhone customer) {
        var found = admin.list("/chats/?q=" + customer.number()).toList();
        assertEquals(1, found.size());
        return found.get(0).getLong("id");
    }

    private double averageFirstResponseSeconds() {
        return admin.list("/chats/")
                .map(chat -> firstResponseSeconds(chat.getLong("id")))
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElseThrow();
    }

    /** From the customer's first message to the first of a person behind it. */
    private OptionalDouble firstResponseSeconds(long chat) {
        var asked = admin.messages(chat, "customer").stream()
                .map(TalkingWithACustomerIT::time)
                .findFirst();
        return admin.messages(chat, "agent").stream()
                .map(TalkingWithACustomerIT::time)
                .filter(answered -> asked.isPresent() && !answered.isBefore(asked.get()))
                .limit(1)
                .mapToDouble(answered ->
                        Duration.between(asked.orElseThrow(), answered).toSeconds())
                .findFirst();
    }

    private static OffsetDateTime time(JsonObject message) {
        return OffsetDateTime.parse(message.getString("time"));
    }

    private void whatsAppFails(JsonObject fault) {
        sandbox.post("/faults", fault.put("provider", "whapi"));
    }

    private static <T> List<T> together(Supplier<T> one, Supplier<T> other) {
        var first = CompletableFuture.supplyAsync(one);
        var second = CompletableFuture.supplyAsync(other);
        return List.of(first.join(), second.join());
    }
}
