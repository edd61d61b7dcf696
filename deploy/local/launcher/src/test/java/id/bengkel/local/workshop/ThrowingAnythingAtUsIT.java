package id.bengkel.local.workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.demo.Session;
import id.bengkel.local.keys.JwtKeys;
import id.bengkel.local.workshop.Knock.Answer;
import id.bengkel.local.workshop.Knock.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever comes in, at the gateway or at a service, is answered, never as if the fault were ours, and refused in our one
 * shape. What came out is told with the seed that makes the same requests again: {@code -Dbengkel.fuzz.seed=7
 * -Dbengkel.fuzz.requests=10000}.
 */
@ExtendWith(SharedStack.class)
@TestInstance(Lifecycle.PER_CLASS)
class ThrowingAnythingAtUsIT {

    private static final int REQUESTS =
            Integer.getInteger("bengkel.fuzz.requests", ReplicatedStack.IS_LONG ? 10_000 : 400);
    private static final long SEED = Long.getLong("bengkel.fuzz.seed", 7);

    private static final List<String> INJECTIONS = List.of(
            "' OR '1'='1", "x' OR 1=1; --", "1) OR (1=1", "x' UNION SELECT NULL--", "%%", "___", "\\", ":nama", "$1");

    private final LocalStack stack;
    private final JwtKeys keys;
    private final Session admin;
    private final long account;
    private final Mischief mischief;

    ThrowingAnythingAtUsIT(LocalStack stack) throws IOException {
        this.stack = stack;
        this.keys = JwtKeys.makeIfMissing(stack.data().resolve("keys"));
        this.admin = Session.signIn(stack.gateway(), "admin", LocalStack.ADMIN_PASSWORD);
        this.account = admin.get("/auth/me").getLong("id");
        this.mischief = Mischief.of(SEED, victims());
    }

    @Test
    void nothingThatComesInIsMoreThanWeCanTake() throws IOException {
        var table = DoorsTable.read().doors();
        try (var knock = new Knock()) {
            // Nobody in this test may remind all customers or stop the daily run: others share the stack.
            var operations = Operation.allOf(stack, knock).stream()
                    .filter(operation -> !table.get(operation.name()).concernsEverybody())
                    .toList();

            var requests = Stream.generate(() -> mischief.oneOf(operations))
                    .limit(REQUESTS)
                    .toList();
            var thrown = Knock.all(requests, operation -> thrown(operation, knock));

            if (ReplicatedStack.IS_LONG) {
                System.out.println(
                        "%,d requests with the seed %d: answered %s".formatted(REQUESTS, SEED, statuses(thrown)));
            }
            var mishaps =
                    thrown.stream().map(Thrown::mishap).filter(Objects::nonNull).distinct();
            assertEquals("", mishaps.collect(Collectors.joining("\n")), "with the seed " + SEED);
        }
    }

    @Test
    void whatIsLookedForIsNoPartOfTheStatementThatLooks() {
        try (var knock = new Knock()) {
            var searches = Operation.allOf(stack, knock).stream()
                    .filter(operation -> "GET".equals(operation.method()))
                    .flatMap(ThrowingAnythingAtUsIT::searches)
                    .toList();

            var found = Knock.all(searches, request -> knock.send(stack.gateway(), request.bearing(token(Caller.ADMIN)))
                    .map(answer -> findsNothing(answer) ? "" : request.target() + " finds " + answer));

            assertEquals(List.of(""), found.stream().distinct().toList());
        }
    }

    /** All that can be asked for, by what would widen a search or end a statement. */
    private static Stream<Request> searches(Operation operation) {
        return operation
                .parameters()
                .filter(parameter -> "query".equals(parameter.getString("in")))
                .flatMap(parameter -> INJECTIONS.stream()
                        .map(words -> operation.nobodysPath() + "?" + parameter.getString("name") + "="
                                + URLEncoder.encode(words, StandardCharsets.UTF_8)))
                .map(target -> Request.of("GET", target));
    }

    private static boolean findsNothing(Answer answer) {
        return answer.status() == 200 && List.of("", "[]").contains(answer.body())
                || Set.of(400, 404).contains(answer.status()) && answer.isOurRefusal();
    }

    /** One of each, whom no other test knows, by what stands before the id in their paths. */
    private Map<String, String> victims() {
        var workshop = Workshop.signIn(stack);
        var customer = workshop.registerCustomer("Korban Iseng", "0812-9000-1234");
        var manual = new JsonObject()
                .put("customer_name", "Korban Iseng")
                .put("no_hp", "0812-9000-1234")
                .put("nopol", "F 4045 UZ")
                .put("next_service", "2026-01-05");
        var chat = new JsonObject().put("customer_name", "Korban Iseng").put("customer_phone", "0812-9000-1234");
        return Map.of(
                "/customers/", customer,
                "/vehicles/", workshop.registerVehicle(customer, "Avanza", "F 4045 UZ"),
                "/manual-whatsapp/",
                        String.valueOf(admin.post("/manual-whatsapp/", manual).getValue("id")),
                "/chats/", String.valueOf(admin.post("/chats/", chat).getValue("id")));
    }

    private Future<Thrown> thrown(Operation operation, Knock knock) {
        var request = mischief.against(operation);
        if (mischief.chance(0.95) || operation.path().startsWith("/whatsapp/send-")) {
            request.bearing(token(mischief.chance(0.8) ? Caller.ADMIN : Caller.AGENT));
        }
        var server = mischief.chance(0.5) ? stack.gateway() : operation.address();
        return knock.send(server, request)
                .map(answer -> new Thrown(
                        answer.status(), isInOrder(answer, request) ? null : told(operation, request, answer)))
                .otherwise(failure ->
                        new Thrown(0, told(operation, request, new Answer(0, request.headers(), failure.toString()))));
    }

    private String token(Caller caller) {
        return caller.token(keys, account);
    }

    private static Map<Integer, Long> statuses(List<Thrown> thrown) {
        return thrown.stream().collect(Collectors.groupingBy(Thrown::status, TreeMap::new, Collectors.counting()));
    }

    private static boolean isInOrder(Answer answer, Request request) {
        return answer.status() < 400 || answer.status() < 500 && (answer.isOurRefusal() || hasNoBody(request));
    }

    private static boolean hasNoBody(Request request) {
        return "HEAD".equals(request.method().name());
    }

    private static String told(Operation operation, Request request, Answer answer) {
        return List.of(
                        answer.status(),
                        operation.name(),
                        request.method(),
                        shortened(request.target()),
                        request.headers().entries().stream()
                                .filter(header -> !"Authorization".equals(header.getKey()))
                                .map(header -> header.getKey() + ": " + shortened(header.getValue()))
                                .toList(),
                        shortened(request.body().toString()),
                        shortened(answer.body()))
                .stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" | "));
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }

    /** @param mishap what is wrong with the answer; null when it is in order */
    private record Thrown(int status, String mishap) {}
}
