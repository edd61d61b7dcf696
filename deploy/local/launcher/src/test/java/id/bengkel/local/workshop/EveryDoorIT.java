package id.bengkel.local.workshop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.demo.Session;
import id.bengkel.local.keys.JwtKeys;
import id.bengkel.local.workshop.DoorsTable.Door;
import id.bengkel.local.workshop.Knock.Answer;
import id.bengkel.local.workshop.Knock.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everybody tries every door: at the gateway, and around it at the service itself. What may happen is in doors.txt. */
@ExtendWith(SharedStack.class)
@TestInstance(Lifecycle.PER_CLASS)
class EveryDoorIT {

    private static final String KEY = "Idempotency-Key";

    private final Knock knock = new Knock();
    private final LocalStack stack;
    private final JwtKeys keys;
    private final List<Operation> operations;
    private final long agent;
    private final long admin;

    EveryDoorIT(LocalStack stack) {
        this.stack = stack;
        this.keys = JwtKeys.makeIfMissing(stack.data().resolve("keys"));
        this.operations = Operation.allOf(stack, knock);
        var admin = Session.signIn(stack.gateway(), "admin", LocalStack.ADMIN_PASSWORD);
        this.agent = account("agent", admin);
        this.admin = account("admin", admin);
    }

    @AfterAll
    void leave() {
        knock.close();
    }

    @Test
    void theTableHoldsWhatIsDocumentedAndNothingElse() throws IOException {
        var table = DoorsTable.read();

        var documented = operations.stream().map(Operation::name).collect(Collectors.toSet());

        assertEquals(Set.of(), without(documented, table.doors().keySet()), "without an entry");
        assertEquals(Set.of(), without(table.doors().keySet(), documented), "without a call");
    }

    @Test
    void atTheGatewayEverybodyGetsAsFarAsTheTableSays() throws IOException {
        assertEquals("", differences(operation -> stack.gateway()));
    }

    @Test
    void aroundTheGatewayNobodyGetsFarther() throws IOException {
        assertEquals("", differences(Operation::address));
    }

    @Test
    void whatIsNoHttpIsRefusedInTheOneShapeToo() throws IOException {
        for (var service : stack.services().toList()) {
            var address = URI.create(service.getString("url"));
            try (var connection = new Socket(address.getHost(), address.getPort())) {
                connection.setSoTimeout(30_000);
                connection.getOutputStream().write("GET /\r\n\r\n".getBytes(US_ASCII));
                var answer = new String(connection.getInputStream().readAllBytes(), US_ASCII);
                assertTrue(answer.contains(" 400 ") && answer.contains("\"request_id\":"), service + ": " + answer);
            }
        }
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        return all.stream().filter(name -> !others.contains(name)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The lines of the table as they would have to be, where they are different. */
    private String differences(Function<Operation, URI> server) throws IOException {
        var table = DoorsTable.read().doors();
        var differences = new ArrayList<String>();
        for (var operation : operations) {
            var door = table.get(operation.name());
            if (door != null) {
                var seen = tried(operation, door, server.apply(operation));
                if (!agree(door, seen)) {
                    differences.add(DoorsTable.line(new Door(door.name(), door.with(), seen)));
                }
            }
        }
        return String.join("\n", differences);
    }

    private Map<Caller, String> tried(Operation operation, Door door, URI server) {
        if (door.concernsEverybody()) {
            useKeys(operation, door, server);
        }
        var callers = List.of(Caller.values());
        var answers = Knock.all(callers, caller -> answer(operation, door, caller, server))
                .iterator();
        var seen = new EnumMap<Caller, String>(Caller.class);
        callers.forEach(caller -> seen.put(caller, outcome(answers.next())));
        return seen;
    }

    private static boolean agree(Door door, Map<Caller, String> seen) {
        return Arrays.stream(Caller.values())
                .allMatch(caller ->
                        List.of(door.expected().get(caller).split("\\|")).contains(seen.get(caller)));
    }

    private static String outcome(Answer answer) {
        var shape = answer.status() > 0 && answer.status() < 400 || answer.isOurRefusal() ? "" : "?";
        return answer.status() + shape;
    }

    private Future<Answer> answer(Operation operation, Door door, Caller caller, URI server) {
        var request = as(caller, Request.of(operation.method(), operation.nobodysPath()));
        if (door.concernsEverybody()) {
            request.headers().set(KEY, operation.path());
        }
        var asked = operation.takesBody() ? request.json("[]") : request;
        return knock.send(server, asked).otherwise(new Answer(0, request.headers(), "the connection was closed"));
    }

    /** Whoever would do something to everybody comes with a key of another request, and is stopped behind the door. */
    private void useKeys(Operation operation, Door door, URI server) {
        var callers = Arrays.stream(Caller.values())
                .filter(caller -> "409".equals(door.expected().get(caller)))
                .toList();
        Knock.all(callers, caller -> {
            var other = as(caller, Request.of("POST", operation.path() + "/other"));
            other.headers().set(KEY, operation.path());
            return knock.send(server, other);
        });
    }

    private Request as(Caller caller, Request request) {
        return caller == Caller.NOBODY
                ? request
                : request.bearing(caller.token(keys, caller == Caller.AGENT ? agent : admin));
    }

    private static long account(String role, Session admin) {
        var name = "pintu-" + role + "-" + System.nanoTime();
        var person = new JsonObject()
                .put("name", "Penguji Pintu")
                .put("username", name)
                .put("email", name + "@example.com")
                .put("password", "kata-sandi-pintu")
                .put("role", role);
        return admin.post("/auth/register", person).getLong("id");
    }
}
