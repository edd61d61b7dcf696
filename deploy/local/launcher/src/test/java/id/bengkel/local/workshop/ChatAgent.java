package id.bengkel.local.workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Somebody at the chats, as their dashboard calls the gateway: signed in, reading, writing, and hearing what happens. */
final class ChatAgent implements AutoCloseable {

    static final String PASSWORD = "kata-sandi-petugas";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private String token = "";
    private int id;
    private Stream<String> stream = Stream.empty();

    private ChatAgent(URI gateway) {
        this.gateway = gateway;
    }

    static ChatAgent signIn(URI gateway, String username, String password) {
        var agent = new ChatAgent(gateway);
        var account = new JsonObject().put("username", username).put("password", password);
        var signedIn = new JsonObject(agent.call("POST", "/auth/login", account).body());
        agent.token = signedIn.getString("access_token");
        agent.id = signedIn.getJsonObject("data").getInteger("id");
        return agent;
    }

    /** Gives somebody new an account, and signs them in. */
    ChatAgent hire(String username) {
        var account = new JsonObject()
                .put("name", username)
                .put("email", username + "@example.com")
                .put("username", username)
                .put("password", PASSWORD)
                .put("role", "agent");
        call("POST", "/auth/register", account);
        return signIn(gateway, username, PASSWORD);
    }

    int id() {
        return id;
    }

    /** Opens the live stream; returns when it is open. What comes is {@link #heard}. */
    ChatAgent listening() {
        var request = request("/chats/stream")
                .header("Accept", "text/event-stream")
                .GET()
                .build();
        stream = http.sendAsync(request, BodyHandlers.ofLines()).join().body();
        CompletableFuture.runAsync(() -> stream.forEach(heard::add));
        return this;
    }

    /** All that the stream has told so far. */
    String heard() {
        return String.join("\n", heard);
    }

    /** The status of the answer. */
    int claim(long chat) {
        return call("POST", "/chats/" + chat + "/claim", new JsonObject()).statusCode();
    }

    HttpResponse<String> write(long chat, String text) {
        var message = new JsonObject().put("chat_id", chat).put("text", text).put("sender", "agent");
        return call("POST", "/chats/messages", message);
    }

    /** Wants to be given chats, or not. */
    void available(boolean available) {
        call("POST", "/chats/presence", new JsonObject().put("available", available));
    }

    /** As an admin: whoever has the chat has it no longer. */
    void giveToNobody(long chat) {
        var freed = call("PATCH", "/chats/" + chat, new JsonObject().putNull("assigned_agent_id"));
        assertEquals(200, freed.statusCode(), freed.body());
    }

    /** Deletes a chat with all its messages. */
    void forget(long chat) {
        call("DELETE", "/chats/" + chat, null);
    }

    HttpResponse<String> open(long chat) {
        return call("GET", "/chats/" + chat, null);
    }

    JsonObject read(String path) {
        return new JsonObject(call("GET", path, null).body());
    }

    Stream<JsonObject> list(String path) {
        return new JsonArray(call("GET", path, null).body()).stream().map(JsonObject.class::cast);
    }

    /** What somebody ({@code customer, agent, bot}) has written in a chat, oldest first. */
    List<JsonObject> messages(long chat, String sender) {
        return read("/chats/" + chat).getJsonArray("messages").stream()
                .map(JsonObject.class::cast)
                .filter(message -> sender.equals(message.getString("sender")))
                .toList();
    }

    @Override
    public void close() {
        stream.close();
    }

    private HttpResponse<String> call(String method, String path, JsonObject body) {
        var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode());
        try {
            return http.send(
                    request(path)
                            .method(method, content)
                            .header("Content-Type", "application/json")
                            .timeout(LIMIT)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(gateway.resolve(path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
