package id.bengkel.local.sandbox;

import io.vertx.core.json.Json;
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
import java.util.concurrent.CompletableFuture;

/** Calls a sandbox as services and people do. */
final class SandboxClient {

    static final String NUMBER = "6281234567890";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI sandbox;

    SandboxClient(Sandbox sandbox) {
        this.sandbox = sandbox.uri();
    }

    HttpResponse<String> remind(String to, String body) {
        return post(
                "/api/send",
                new JsonObject().put("messageType", "text").put("to", to).put("body", body));
    }

    HttpResponse<String> chat(String to, String body) {
        return post("/messages/text", new JsonObject().put("to", to).put("body", body));
    }

    CompletableFuture<HttpResponse<String>> remindInBackground() {
        var message = new JsonObject().put("to", NUMBER).put("body", "Halo");
        return http.sendAsync(request("/api/send", "POST", message.encode()), BodyHandlers.ofString());
    }

    void misbehave(JsonObject fault) {
        post("/faults", fault);
    }

    JsonArray sent(String query) {
        return new JsonArray(get("/sent" + query).body());
    }

    JsonObject count(String query) {
        return new JsonObject(get("/sent/count" + query).body());
    }

    HttpResponse<String> get(String path) {
        return send(path, "GET", "");
    }

    HttpResponse<String> delete(String path) {
        return send(path, "DELETE", "");
    }

    HttpResponse<String> post(String path, Object json) {
        return send(path, "POST", Json.encode(json));
    }

    HttpResponse<String> send(String path, String method, String body) {
        try {
            return http.send(request(path, method, body), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest request(String path, String method, String body) {
        return HttpRequest.newBuilder(sandbox.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "key")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }
}
