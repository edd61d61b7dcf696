package id.bengkel.local.sandbox;

import static id.bengkel.local.sandbox.SandboxClient.NUMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomersWritingTest {

    private final BlockingQueue<JsonObject> webhooks = new LinkedBlockingQueue<>();
    private HttpServer gateway;
    private Sandbox sandbox;
    private SandboxClient client;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/webhook/whapi", this::takeWebhook);
        gateway.start();
        var uri = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort());
        sandbox = Sandbox.start(new Sandbox.Options(0, () -> uri, Optional.of("shared secret"), Optional.empty()));
        client = new SandboxClient(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
        gateway.stop(0);
    }

    @Test
    void aMessageReachesTheGatewayAsWhapiWouldBringIt() throws InterruptedException {
        // When
        var answer = client.post(
                "/incoming",
                new JsonObject()
                        .put("from", NUMBER)
                        .put("name", "Budi")
                        .put("text", "Kapan servis?")
                        .put("id", "abc"));

        // Then
        var webhook = webhooks.poll(5, TimeUnit.SECONDS);
        var message = webhook.getJsonArray("messages").getJsonObject(0);
        assertEquals("messages", webhook.getJsonObject("event").getString("type"));
        assertEquals("abc", message.getString("id"));
        assertEquals("Kapan servis?", message.getJsonObject("text").getString("body"));
        assertEquals(NUMBER, message.getString("from"));
        assertEquals("Budi", message.getString("from_name"));
        assertEquals(NUMBER + "@s.whatsapp.net", message.getString("chat_id"));
        assertEquals(false, message.getBoolean("from_me"));
        assertEquals(202, answer.statusCode());
        assertEquals("shared secret", answer.body());
    }

    @Test
    void whatStaffTypesOnThePhoneComesFromTheWorkshopsNumber() throws InterruptedException {
        // When
        client.post(
                "/incoming",
                new JsonObject().put("from", NUMBER).put("text", "Besok ya").put("from_me", true));

        // Then
        var message =
                webhooks.poll(5, TimeUnit.SECONDS).getJsonArray("messages").getJsonObject(0);
        assertEquals(true, message.getBoolean("from_me"));
        assertEquals(NUMBER + "@s.whatsapp.net", message.getString("chat_id"));
        assertEquals(WhapiCalls.OWN_NUMBER, message.getString("from"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{\"text\":\"Halo\"}",
                "{\"from\":\"6281234567890\"}",
                "{\"from\":\"6281234567890\",\"text\":\"\"}",
                "{\"from\":\"somebody\",\"text\":\"Halo\"}",
                "{\"from\":\"6281234567890\",\"text\":\"Halo\",\"from_me\":\"no\"}"
            })
    void aMessageThatMakesNoSenseIsRefused(String message) {
        // When
        var answer = client.send("/incoming", "POST", message);

        // Then
        assertEquals(400, answer.statusCode());
        assertNull(webhooks.peek());
    }

    @Test
    void aGatewayThatIsDownIsTold() {
        // Given
        gateway.stop(0);

        // When
        var answer =
                client.post("/incoming", new JsonObject().put("from", NUMBER).put("text", "Halo"));

        // Then
        assertEquals(502, answer.statusCode());
    }

    /** Answers with the token it got. */
    private void takeWebhook(HttpExchange call) throws IOException {
        webhooks.add(new JsonObject(Buffer.buffer(call.getRequestBody().readAllBytes())));
        var token = call.getRequestHeaders().getFirst("X-Webhook-Token").getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(202, token.length);
        call.getResponseBody().write(token);
        call.close();
    }
}
