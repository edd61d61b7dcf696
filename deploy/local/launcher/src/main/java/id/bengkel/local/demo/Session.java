package id.bengkel.local.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls to a server that speaks JSON. Each fails with {@link IllegalStateException} unless it is answered 2xx. */
public final class Session {

    /** Not HTTP/2, to which it would change in the middle of the first answer, and lose its place in a long one. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(1);

    private final URI server;
    private final String authorization;

    private Session(URI server, String authorization) {
        this.server = server;
        this.authorization = authorization;
    }

    /** Calls of somebody unknown. */
    public static Session open(URI server) {
        return new Session(server, "");
    }

    /** Calls of somebody who has an account. */
    public static Session signIn(URI gateway, String username, String password) {
        var answer = open(gateway)
                .post("/auth/login", new JsonObject().put("username", username).put("password", password));
        return new Session(gateway, "Bearer " + answer.getString("access_token"));
    }

    public JsonObject post(String path, JsonObject body) {
        return new JsonObject(send("POST", path, body.encode()));
    }

    public JsonObject get(String path) {
        return new JsonObject(send("GET", path, ""));
    }

    public JsonArray list(String path) {
        return new JsonArray(send("GET", path, ""));
    }

    private String send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .timeout(ANSWER_LIMIT);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
