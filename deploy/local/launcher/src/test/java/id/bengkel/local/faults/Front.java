package id.bengkel.local.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.workshop.LocalStack;
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

/** Calls at the gateway by an admin, of which every answer may be right. */
record Front(URI gateway, String token) {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    static Front signIn(LocalStack stack) {
        var front = new Front(stack.gateway(), "");
        var login = new JsonObject().put("username", "admin").put("password", LocalStack.ADMIN_PASSWORD);
        var answer = front.expect(200, "POST", "/auth/login", "application/json", login.encode());
        return new Front(stack.gateway(), new JsonObject(answer.body()).getString("access_token"));
    }

    /** The same caller at another gateway. */
    Front at(URI other) {
        return new Front(other, token);
    }

    HttpResponse<String> send(String method, String path, String type, String body) {
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", type)
                .header("Prefer", "respond-async")
                .timeout(Duration.ofMinutes(1));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    HttpResponse<String> expect(int status, String method, String path, String type, String body) {
        var answer = send(method, path, type, body);
        assertEquals(status, answer.statusCode(), () -> method + " " + path + ": " + answer.body());
        return answer;
    }
}
