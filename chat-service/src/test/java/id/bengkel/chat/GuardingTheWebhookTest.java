package id.bengkel.chat;

import static id.bengkel.chat.ChatWorld.messages;
import static id.bengkel.chat.ChatWorld.number;
import static id.bengkel.chat.ChatWorld.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class GuardingTheWebhookTest {

    /** Calls of a megabyte of which one is too many. */
    private static final int MORE_THAN_FITS = 9;

    @Inject
    ChatWorld world;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void onlyWhapiMayCall() {
        // Given
        String call = messages(text(number(), "Halo")).encode();

        // When
        var without = given().contentType("application/json")
                .body(call)
                .post("/webhook/whapi")
                .then();
        var wrong = given().contentType("application/json")
                .header("X-Webhook-Token", "Rahasia")
                .body("{")
                .post("/webhook/whapi")
                .then();

        // Then
        without.statusCode(401).body("success", is(false));
        wrong.statusCode(401);
        assertEquals(0, world.count("SELECT count(*) FROM chat"));
    }

    @Test
    void anyEncodingOfJsonIsTakenIn() {
        // Given
        byte[] call = messages(text(number(), "Halo")).encode().getBytes(StandardCharsets.UTF_16BE);

        // When
        var answer = ChatWorld.whapi().body(call).post("/webhook/whapi").then();

        // Then
        answer.statusCode(200).body("status", equalTo("ok"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "5",
                "\"x\"",
                "{\"messages\":{}}",
                "{\"messages\":[null,1,[],{}]}",
                "{\"messages\":[{\"from\":{},\"text\":[]}]}",
                "{\"statuses\":[{\"id\":5,\"status\":{}}]}",
                "{\"messages\":[{\"id\":\"x\",\"type\":\"action\",\"from\":\"62812\"}]}",
                "{\"messages_updates\":[{\"id\":\"x\",\"after_update\":{\"type\":{}}}]}",
                "{\"messages\":[{\"chat_id\":\"stories\",\"from\":\"628111222333\",\"text\":{\"body\":\"Halo\"}}]}",
                "{\"messages\":[{\"chat_id\":\"status@broadcast\",\"from\":\"628111222333\",\"text\":{\"body\":\"Halo\"}}]}"
            })
    void whatMeansNothingIsIgnored(String body) {
        // When
        var answer = ChatWorld.whapi().body(body).post("/webhook/whapi").then();

        // Then
        answer.statusCode(200).body("status", equalTo("ignored")).body("chat_id", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}}", "not json", "{\"messages\":[{\"from\":\"\u0000\"}]}"})
    void whatIsNoJsonIsRefused(String body) {
        // When
        var answer = ChatWorld.whapi().body(body).post("/webhook/whapi").then();

        // Then
        answer.statusCode(400).body("success", is(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messages\":[{\"from\":\"123@c.us\",\"text\":{\"body\":\"test\"}}]}",
                "{\"messages\":[{\"from\":\"628111222333\",\"type\":7,\"timestamp\":\"99999999999999\",\"text\":5}]}",
                "{\"messages\":[{\"from\":\"628111222333\",\"type\":\"poll\",\"poll\":{\"title\":\"?\"},\"timestamp\":-1}]}",
                "{\"messages\":[{\"from\":\"628111222333\",\"text\":{\"body\":\"\\ud800\"},\"timestamp\":9999999999}]}",
                "{\"messages\":[{\"id\":\"\\udc00\",\"from\":\"\\ud800\",\"type\":\"image\",\"image\":{\"link\":\"\\ud800\"}}]}"
            })
    void whatIsOddButAMessageIsKept(String body) {
        // When
        var answer = ChatWorld.whapi().body(body).post("/webhook/whapi").then();

        // Then
        answer.statusCode(200).body("status", equalTo("ok"));
    }

    @Test
    void whatIsMoreThanMemoryHoldsIsSentAgainLater() {
        // Given
        String large = messages(text(number(), "pause"))
                .put("padding", "x".repeat(1_000_000))
                .encode();
        ExecutorService whapi = Executors.newFixedThreadPool(MORE_THAN_FITS);
        Runnable letGo = world.hold("chat");

        // When
        List<CompletableFuture<Integer>> calls = IntStream.range(0, MORE_THAN_FITS)
                .mapToObj(nth -> CompletableFuture.supplyAsync(() -> status(large), whapi))
                .toList();
        Object first = CompletableFuture.anyOf(calls.toArray(CompletableFuture[]::new))
                .completeOnTimeout("nobody was refused", 20, TimeUnit.SECONDS)
                .join();
        letGo.run();

        // Then
        assertEquals(503, first);
        List<Integer> statuses =
                calls.stream().map(CompletableFuture::join).sorted().toList();
        assertEquals(Collections.nCopies(MORE_THAN_FITS - 1, 200), statuses.subList(0, MORE_THAN_FITS - 1));
        assertEquals(200, status(large));
        whapi.shutdown();
    }

    private static int status(String body) {
        return ChatWorld.whapi().body(body).post("/webhook/whapi").statusCode();
    }
}
