package id.bengkel.local.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.faults.Crowd.Call;
import id.bengkel.local.workshop.LocalStack;
import id.bengkel.local.workshop.OnReplicatedStack;
import id.bengkel.local.workshop.ReplicatedStack;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Far more people call than can be served. Who is not served hears it soon, nothing breaks, and afterwards all is as before. */
@OnReplicatedStack
@EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
class OverloadIT {

    /** As many as keep the system busy. */
    private static final int USUAL = 16;

    private static final int TOO_MANY = 2_000;
    /** Together more than a service's memory. */
    private static final int MANY_LARGE = 400;

    private static final Duration TIME = Duration.ofSeconds(10);
    private static final Duration WORKED_OFF = Duration.ofMinutes(3);

    /** Milliseconds. */
    private static final long SOON = 6_000;

    private static final Buffer LARGE = Buffer.buffer("{\"body\":\"" + "x".repeat(1_000_000) + "\"}");

    private final LocalStack stack;
    private final Crowd crowd = new Crowd();

    OverloadIT(LocalStack stack) {
        this.stack = stack;
    }

    @AfterEach
    void leave() {
        crowd.close();
    }

    static Stream<Call> calls() {
        return Stream.of(
                new Call(HttpMethod.GET, "/whatsapp-report/statistics", Buffer::buffer, 200),
                new Call(HttpMethod.GET, "/customers?page=1&size=20&q=budi", Buffer::buffer, 200),
                new Call(HttpMethod.POST, "/webhook/whapi", OverloadIT::message, 200),
                // As much as anybody may send, of which a service holds all in memory before it says that no message is
                // so long.
                new Call(HttpMethod.POST, "/whatsapp/send", () -> LARGE, 400));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void thoseThatAreTooManyAreToldSoSoonAndOthersAreServedAsBefore(Call call) {
        // Given
        var front = Front.signIn(stack);
        var processes = processes();
        crowd.call(front, call, USUAL, TIME);
        var before = crowd.call(front, call, USUAL, TIME);

        // When
        var tooMany = crowd.call(front, call, call.body().get() == LARGE ? MANY_LARGE : TOO_MANY, TIME);

        // Then
        System.out.printf("%s %s%n  before:   %s%n  too many: %s%n", call.method(), call.path(), before, tooMany);
        assertEquals(processes, processes());
        assertTrue(before.served() > 0, before::toString);
        assertTrue(
                Set.of(call.served(), 429, 503).containsAll(tooMany.statuses().keySet()), tooMany::toString);
        assertTrue(tooMany.slowestRefusal() < SOON, tooMany::toString);
        // What was taken in, as messages from Whapi are, is still to be worked on.
        await().atMost(WORKED_OFF).until(() -> {
            var after = crowd.call(front, call, USUAL, TIME);
            System.out.printf("  after:    %s%n", after);
            return after.served() >= 0.7 * before.served();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /webhook/whapi HTTP/1.1\r\nHost: x\r\nX-Slow: ",
                "POST /webhook/whapi HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n"
            })
    void whoSendsAByteASecondIsLeftInTheEnd(String begin) throws Exception {
        try (var socket = new Socket(stack.gateway().getHost(), stack.gateway().getPort())) {
            socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));

            assertTimeoutPreemptively(ReplicatedStack.REQUEST_LIMIT.multipliedBy(2), () -> sendUntilClosed(socket));
        }
    }

    private static void sendUntilClosed(Socket socket) throws InterruptedException {
        try {
            while (true) {
                socket.getOutputStream().write('x');
                Thread.sleep(1_000);
            }
        } catch (IOException closed) {
            // As it should be.
        }
    }

    private List<Long> processes() {
        return stack.services().map(service -> service.getLong("pid")).toList();
    }

    private static Buffer message() {
        return Buffer.buffer(
                """
                {"messages":[{"id":"%s","from_me":false,"type":"text","chat_id":"6281377%06d@s.whatsapp.net",
                "timestamp":1712995245,"text":{"body":"Halo"},"from_name":"Banyak"}]}"""
                        .formatted(UUID.randomUUID(), (int) (Math.random() * 1000)));
    }
}
