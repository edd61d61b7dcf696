package id.bengkel.local.sandbox;

import static id.bengkel.local.sandbox.SandboxClient.NUMBER;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MisbehavingProvidersTest {

    private static Sandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        var gateway = URI.create("http://127.0.0.1:1");
        sandbox = Sandbox.start(new Sandbox.Options(0, () -> gateway, Optional.empty(), Optional.empty()));
        client = new SandboxClient(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void behaveAndForget() {
        client.delete("/faults");
        client.delete("/sent");
    }

    @Test
    void aSlowProviderAnswersLateButManyAtOnce() {
        // Given
        client.misbehave(new JsonObject().put("latency_ms", 300));
        var begin = System.nanoTime();

        // When
        var answers = IntStream.range(0, 100)
                .mapToObj(call -> client.remindInBackground())
                .toList();
        answers.forEach(answer -> assertEquals(200, answer.join().statusCode()));

        // Then
        var millis = (System.nanoTime() - begin) / 1_000_000;
        assertTrue(millis >= 300 && millis < 100 * 300, millis + " ms");
    }

    @Test
    void aProviderThatFailsKeepsNothing() {
        // Given
        client.misbehave(new JsonObject().put("error_rate", 1));

        // When
        var answer = client.remind(NUMBER, "Halo");

        // Then
        assertEquals(500, answer.statusCode());
        assertEquals("{\"success\":false,\"message\":\"Internal server error\"}", answer.body());
        assertEquals(0, total());
    }

    @Test
    void aProviderThatSometimesFailsKeepsWhatItAccepted() {
        // Given
        client.misbehave(new JsonObject().put("error_rate", 0.5));

        // When
        var accepted = IntStream.range(0, 200)
                .filter(call -> client.remind(NUMBER, "Halo").statusCode() == 200)
                .count();

        // Then
        assertTrue(accepted > 50 && accepted < 150, accepted + " of 200");
        assertEquals(accepted, total());
    }

    @Test
    void aStatusThatWasOrderedIsAnsweredAndNothingKept() {
        // Given
        client.misbehave(new JsonObject().put("status", 429));

        // When
        var answer = client.remind(NUMBER, "Halo");

        // Then
        assertEquals(429, answer.statusCode());
        assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(0, total());
    }

    @Test
    void aRefusalWithStatus200CarriesTheMessageThatWasOrdered() {
        // Given
        client.misbehave(new JsonObject().put("success_false", "Device is disconnected"));

        // When
        var answer = client.remind(NUMBER, "Halo");

        // Then
        assertEquals(200, answer.statusCode());
        assertEquals("{\"success\":false,\"message\":\"Device is disconnected\"}", answer.body());
        assertEquals(0, total());
    }

    @Test
    void aProviderThatHangsHasTakenTheMessage() {
        // Given
        client.misbehave(new JsonObject().put("hang", true));

        // When
        var answer = client.remindInBackground();

        // Then
        await().until(() -> total() == 1);
        assertFalse(answer.isDone());
    }

    @Test
    void aProviderThatDropsTheConnectionHasTakenTheMessage() {
        // Given
        client.misbehave(new JsonObject().put("drop_after_write", true));

        // When
        var failure = assertThrows(UncheckedIOException.class, () -> client.remind(NUMBER, "Halo"));

        // Then
        assertEquals(IOException.class, failure.getCause().getClass());
        assertEquals(1, total());
    }

    @Test
    void aProviderWithALimitTakesNoMoreThanThat() {
        // Given
        client.misbehave(new JsonObject().put("rate_limit_per_s", 5));
        var begin = System.nanoTime();

        // When
        var answers = IntStream.range(0, 60).mapToObj(call -> client.remindInBackground()).toList().stream()
                .map(answer -> answer.join())
                .toList();

        // Then
        var throttled =
                answers.stream().filter(answer -> answer.statusCode() == 429).toList();
        var seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds() + 1;
        var taken = answers.size() - throttled.size();
        assertTrue(taken >= 5 && taken <= 5 * seconds, taken + " in " + seconds + " s");
        assertEquals("1", throttled.get(0).headers().firstValue("Retry-After").orElseThrow());
        assertEquals(taken, total());
        await().until(() -> client.remind(NUMBER, "later").statusCode() == 200);
    }

    @Test
    void aFaultOfOneProviderLeavesTheOtherAlone() {
        // Given
        client.misbehave(new JsonObject().put("provider", "whapi").put("status", 401));

        // When
        var reminder = client.remind(NUMBER, "Halo");

        // Then
        assertEquals(200, reminder.statusCode());
        var chat = client.chat(NUMBER, "Halo");
        assertEquals(401, chat.statusCode());
        assertEquals(401, new JsonObject(chat.body()).getJsonObject("error").getInteger("code"));
    }

    @Test
    void faultsAreShownAndTakenBack() {
        // Given
        client.misbehave(new JsonObject().put("latency_ms", 50).put("success_false", true));
        var shown = faults().getJsonObject("starsender");

        // When
        client.delete("/faults");

        // Then
        assertEquals(50, shown.getLong("latency_ms"));
        assertEquals("Failed to send message", shown.getString("success_false"));
        assertEquals(false, faults().getJsonObject("starsender").getValue("success_false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{\"provider\":\"pigeon\"}",
                "{\"latency_ms\":-1}",
                "{\"latency_ms\":\"slow\"}",
                "{\"error_rate\":1.1}",
                "{\"status\":42}",
                "{\"success_false\":5}",
                "{\"hang\":\"yes\"}",
                "{\"drop_after_write\":1}",
                "{\"rate_limit_per_s\":0}",
                "{\"latency\":50}"
            })
    void aFaultThatMakesNoSenseIsRefusedAndChangesNothing(String fault) {
        // Given
        var before = faults();

        // When
        var answer = client.send("/faults", "POST", fault);

        // Then
        assertEquals(400, answer.statusCode());
        assertFalse(new JsonObject(answer.body()).getString("message").isBlank());
        assertEquals(before, faults());
    }

    private static JsonObject faults() {
        return new JsonObject(client.get("/faults").body());
    }

    private static long total() {
        return client.count("").getLong("total");
    }
}
