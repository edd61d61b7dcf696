package id.bengkel.local.sandbox;

import static id.bengkel.local.sandbox.SandboxClient.NUMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomersWritingTest {

    private final BlockingQueue<JsonObject> webhooks = new LinkedBlockingQueue<>();
    private volatile int status = 200;
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
        var webhook = webhooks.poll(30, TimeUnit.SECONDS);
        var message = webhook.getJsonArray("messages").getJsonObject(0);
        assertEquals("messages", webhook.getJsonObject("event").getString("type"));
        assertEquals("abc", message.getString("id"));
        assertEquals("Kapan servis?", message.getJsonObject("text").getString("body"));
        assertEquals(NUMBER, message.getString("from"));
        assertEquals("Budi", message.getString("from_name"));
        assertEquals(NUMBER + "@s.whatsapp.net", message.getString("chat_id"));
        assertEquals(false, message.getBoolean("from_me"));
        assertEquals(200, answer.statusCode());
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
                webhooks.poll(30, TimeUnit.SECONDS).getJsonArray("messages").getJsonObject(0);
        assertEquals(true, message.getBoolean("from_me"));
        assertEquals(NUMBER + "@s.whatsapp.net", message.getString("chat_id"));
        assertEquals(WhapiCalls.OWN_NUMBER, message.getString("from"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"type":"image","media":"https://x/a.jpg","text":"Ini"} | {"type":"image","image":{"link":"https://x/a.jpg","caption":"Ini"}}
            {"type":"document","media":"https://x/a","filename":"a.pdf"} | {"type":"document","document":{"file_name":"a.pdf"}}
            {"type":"voice","media":"https://x/a.ogg"} | {"type":"voice"}
            {"latitude":-6.2,"longitude":106.8} | {"type":"location","location":{"latitude":-6.2,"longitude":106.8}}
            {"text":"lihat https://x.id"} | {"type":"link_preview","link_preview":{"body":"lihat https://x.id"}}
            {"text":"Ya","reply_to":"abc"} | {"context":{"quoted_id":"abc"}}
            {"text":"Hai","group":"120363@g.us","mentions":["628551000727"]} | {"chat_id":"120363@g.us","from":"6281234567890"}
            {"text":"Hai","hidden":true} | {"chat_id":"6281234567890@lid","from":"6281234567890@lid"}
            {"action":"edit","target":"abc","text":"Besok"} | {"type":"action","action":{"type":"edit","target":"abc"}}
            {"action":"delete","target":"abc"} | {"type":"action","action":{"type":"delete","target":"abc"}}
            {"action":"reaction","target":"abc","text":"👍"} | {"action":{"type":"reaction","emoji":"👍"}}
            """)
    void whateverCustomersSendComesInWhapisForm(String written, String expected) throws InterruptedException {
        // When
        client.post("/incoming", new JsonObject(written).put("from", NUMBER));

        // Then
        var message =
                webhooks.poll(30, TimeUnit.SECONDS).getJsonArray("messages").getJsonObject(0);
        assertEquals(message, message.copy().mergeIn(new JsonObject(expected), true));
    }

    @Test
    void aBatchComesInOneCallAndKeepsItsOrder() throws InterruptedException {
        // Given
        client.chat(NUMBER, "Halo");
        var id = client.sent("").getJsonObject(0).getString("id");

        // When
        client.post(
                "/incoming",
                new JsonObject()
                        .put(
                                "messages",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("from", NUMBER)
                                                .put("text", "satu"))
                                        .add(new JsonObject()
                                                .put("from", NUMBER)
                                                .put("text", "dua"))
                                        .add(new JsonObject().put("id", id).put("status", "read"))));

        // Then
        var webhook = webhooks.poll(30, TimeUnit.SECONDS);
        var status = webhook.getJsonArray("statuses").getJsonObject(0);
        assertEquals(
                List.of("satu", "dua"),
                webhook.getJsonArray("messages").stream()
                        .map(message ->
                                ((JsonObject) message).getJsonObject("text").getString("body"))
                        .toList());
        assertEquals("read", status.getString("status"));
        assertEquals(NUMBER + "@s.whatsapp.net", status.getString("recipient_id"));
    }

    @Test
    void whatTheGatewayDoesNotTakeIsToldAgainUntilItDoes() throws InterruptedException {
        // Given
        status = 503;
        var refused =
                client.post("/incoming", new JsonObject().put("from", NUMBER).put("text", "Halo"));
        var first = webhooks.poll(30, TimeUnit.SECONDS);

        // When
        status = 200;

        // Then
        assertEquals(503, refused.statusCode());
        assertEquals(first, webhooks.poll(30, TimeUnit.SECONDS));
        assertNull(webhooks.poll(100, TimeUnit.MILLISECONDS));
    }

    @Test
    void whenSwitchedOnWhapiTellsHowItsMessagesGetOn() throws InterruptedException {
        // Given
        client.post("/statuses", new JsonObject().put("automatic", true).put("delay_ms", 1));

        // When
        client.chat(NUMBER, "Halo");

        // Then
        var echo = webhooks.poll(30, TimeUnit.SECONDS).getJsonArray("messages").getJsonObject(0);
        assertEquals(true, echo.getBoolean("from_me"));
        var told = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            var status =
                    webhooks.poll(30, TimeUnit.SECONDS).getJsonArray("statuses").getJsonObject(0);
            assertEquals(echo.getString("id"), status.getString("id"));
            told.add(status.getString("status"));
        }
        assertEquals(Set.of("sent", "delivered", "read"), Set.copyOf(told));
    }

    @Test
    void thePageGetsBothSidesOfAConversationAndOnlyWhatIsNew() {
        // Given
        client.post(
                "/incoming",
                new JsonObject().put("from", NUMBER).put("name", "Budi").put("text", "Halo"));
        client.chat("0" + NUMBER.substring(2), "Hai");
        client.post("/incoming", new JsonObject().put("from", NUMBER).put("text", "Masih buka?"));

        // When
        var shown = new JsonObject(client.get("/conversations").body());

        // Then
        var customer = shown.getJsonArray("messages").getJsonObject(0);
        var workshop = shown.getJsonArray("messages").getJsonObject(1);
        assertEquals(
                List.of("Halo", true, "Budi"),
                List.of(customer.getString("body"), customer.getBoolean("from_customer"), customer.getString("name")));
        assertEquals(
                List.of("Hai", false, "pending"),
                List.of(
                        workshop.getString("body"),
                        workshop.getBoolean("from_customer"),
                        workshop.getString("status")));
        assertEquals(customer.getString("chat"), workshop.getString("chat"));
        assertEquals(
                "Masih buka?", shown.getJsonArray("messages").getJsonObject(2).getString("body"));
        assertEquals(
                204,
                client.get("/conversations?seen=" + shown.getString("version")).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messages\":[]}",
                "{\"messages\":[1]}",
                "{\"messages\":[{\"from\":\"6281234567890\"}]}",
                "{\"id\":\"a\",\"status\":\"eaten\"}",
                "{\"from\":\"6281234567890\",\"type\":\"smell\"}",
                "{\"from\":\"6281234567890\",\"type\":\"image\"}",
                "{\"from\":\"6281234567890\",\"latitude\":\"north\"}",
                "{\"from\":\"6281234567890\",\"text\":\"a\",\"colour\":1}",
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
        var webhook = new JsonObject(Buffer.buffer(call.getRequestBody().readAllBytes()));
        var token = call.getRequestHeaders().getFirst("X-Webhook-Token").getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, token.length);
        webhooks.add(webhook);
        call.getResponseBody().write(token);
        call.close();
    }
}
