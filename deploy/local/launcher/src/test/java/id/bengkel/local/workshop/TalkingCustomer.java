package id.bengkel.local.workshop;

import static org.awaitility.Awaitility.await;

import id.bengkel.local.demo.Session;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** A customer who writes on WhatsApp and is answered by an admin; both keep trying until they are heard. */
final class TalkingCustomer {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(40);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);

    private static String token;

    private final LocalStack stack;
    private final URI gateway;
    private final URI sandbox;
    private final String phone;
    private final int number;
    private final List<String> written = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private long chat;

    TalkingCustomer(LocalStack stack, int number) {
        this.stack = stack;
        this.gateway = stack.gateway();
        this.sandbox = stack.sandbox();
        this.number = number;
        this.phone = "62812%07d".formatted(3_000_000 + number);
    }

    /** A message as people see it. */
    record Said(String text, String sender, String status, String error) {

        boolean byCustomer() {
            return sender.equals("customer");
        }

        boolean byAgent() {
            return sender.equals("agent");
        }

        boolean waits() {
            return status.equals("queued");
        }

        boolean failed() {
            return status.equals("failed");
        }

        boolean isUnknown() {
            return error != null && error.contains("mungkin terkirim");
        }
    }

    /** Writes, and is answered. The first word lets the bot say something once. */
    void talk(int round) {
        String text = round == 0 ? "pause" : "Pesan " + round + " dari " + number;
        chat = deliver(text, UUID.randomUUID().toString());
        written.add(text);
        String answer = "Jawaban " + round + " untuk " + number;
        write(answer);
        answers.add(answer);
    }

    /** As Whapi does: again and again until it is answered with 200, and now and then once more. */
    private long deliver(String text, String id) {
        String body = new JsonObject()
                .put(
                        "messages",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("id", id)
                                        .put("from_me", false)
                                        .put("type", "text")
                                        .put("chat_id", phone + "@s.whatsapp.net")
                                        .put("timestamp", Instant.now().getEpochSecond())
                                        .put("text", new JsonObject().put("body", text))
                                        .put("from", phone)
                                        .put("from_name", "Pelanggan " + number)))
                .encode();
        var heard = until(() -> call("POST", "/webhook/whapi", body, ""), answer -> answer.statusCode() == 200);
        if (number % 5 == 0) {
            call("POST", "/webhook/whapi", body, "");
        }
        return new JsonObject(heard.body()).getLong("chat_id");
    }

    /** Where nobody can say whether it was taken down, the admin looks before writing it again. */
    private void write(String text) {
        String body = new JsonObject().put("chat_id", chat).put("text", text).encode();
        until(
                () -> {
                    String key = UUID.randomUUID().toString();
                    return until(
                            () -> call("POST", "/chats/messages", body, key),
                            answer ->
                                    answer.headers().firstValue("Retry-After").isEmpty() && answer.statusCode() < 500);
                },
                answer -> answer.statusCode() == 201
                        || said().stream().anyMatch(said -> said.text().equals(text)));
    }

    List<Said> said() {
        return chat().getJsonArray("messages").stream()
                .map(JsonObject.class::cast)
                .map(message -> new Said(
                        message.getString("text"),
                        message.getString("sender"),
                        message.getString("status"),
                        message.getString("error")))
                .toList();
    }

    int unread() {
        return chat().getInteger("unread");
    }

    /** What came to the customer's phone. */
    List<String> arrived() {
        return Session.open(sandbox).list("/sent?to=" + phone).stream()
                .map(sent -> ((JsonObject) sent).getString("body"))
                .toList();
    }

    List<String> written() {
        return written;
    }

    List<String> answers() {
        return answers;
    }

    private JsonObject chat() {
        return new JsonObject(
                until(() -> call("GET", "/chats/" + chat + "?limit=500", "", ""), answer -> answer.statusCode() == 200)
                        .body());
    }

    private HttpResponse<String> until(
            Callable<HttpResponse<String>> attempt, Predicate<HttpResponse<String>> success) {
        return await(this + " to be heard")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_TRIES)
                .pollInSameThread()
                .until(attempt, answer -> answer != null && success.test(answer));
    }

    /** Null when there was no answer. */
    private HttpResponse<String> call(String method, String path, String body, String idempotencyKey) {
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token(stack))
                .timeout(ANSWER_LIMIT);
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException unanswered) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static synchronized String token(LocalStack stack) {
        if (token == null) {
            token = Session.open(stack.gateway())
                    .post(
                            "/auth/login",
                            new JsonObject().put("username", "admin").put("password", LocalStack.ADMIN_PASSWORD))
                    .getString("access_token");
        }
        return token;
    }

    @Override
    public String toString() {
        return "customer " + number;
    }
}
