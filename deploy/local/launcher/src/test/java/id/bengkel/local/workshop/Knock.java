package id.bengkel.local.workshop;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Sends requests as an attacker would: the target goes out as it is, however malformed, and many go out at a time. Nothing
 * is followed, and a stream is left when it has begun.
 */
final class Knock implements AutoCloseable {

    private static final int AT_A_TIME = 16;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setIdleTimeout(30).setDecompressionSupported(true),
            new PoolOptions().setHttp1MaxSize(AT_A_TIME));

    /** @param target path and query, letter by letter */
    record Request(HttpMethod method, String target, MultiMap headers, Buffer body) {

        static Request of(String method, String target) {
            return new Request(HttpMethod.valueOf(method), target, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer());
        }

        Request bearing(String token) {
            headers.set("Authorization", "Bearer " + token);
            return this;
        }

        Request json(String json) {
            headers.set("Content-Type", "application/json");
            return new Request(method, target, headers, Buffer.buffer(json));
        }
    }

    record Answer(int status, MultiMap headers, String body) {

        /** Whether this is a refusal in the shape that clients read, told under the id that its header tells. */
        boolean isOurRefusal() {
            try {
                var refusal = new JsonObject(body);
                return !refusal.getBoolean("success")
                        && refusal.getJsonObject("data").isEmpty()
                        && !refusal.getString("message").isBlank()
                        && refusal.getString("detail").equals(refusal.getString("message"))
                        && headers.get("X-Request-Id").equals(refusal.getString("request_id"));
            } catch (RuntimeException another) {
                return false;
            }
        }
    }

    Future<Answer> send(URI server, Request request) {
        var options = new RequestOptions()
                .setConnectTimeout(30_000)
                .setHost(server.getHost())
                .setPort(server.getPort())
                .setMethod(request.method())
                .setURI(request.target())
                .setHeaders(request.headers());
        return client.request(options)
                // In the same turn as it is sent, or an answer could come before anybody listens.
                .compose(outgoing -> outgoing.send(request.body()).compose(Knock::read))
                .timeout(20, TimeUnit.SECONDS);
    }

    /** What comes of each, in their order; so many are tried at a time as there are connections. */
    static <I, T> List<T> all(List<I> inputs, Function<I, Future<T>> call) {
        var outcomes = new ArrayList<T>();
        for (int next = 0; next < inputs.size(); next += AT_A_TIME) {
            var begun = inputs.subList(next, Math.min(inputs.size(), next + AT_A_TIME)).stream()
                    .map(call)
                    .toList();
            outcomes.addAll(Future.join(begun)
                    .<List<T>>map(done -> done.list())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(1, TimeUnit.MINUTES)
                    .join());
        }
        return outcomes;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Future<Answer> read(HttpClientResponse answer) {
        if (String.valueOf(answer.getHeader("Content-Type")).startsWith("text/event-stream")) {
            answer.exceptionHandler(left -> {}).request().reset();
            return Future.succeededFuture(new Answer(answer.statusCode(), answer.headers(), ""));
        }
        return answer.body().map(body -> new Answer(answer.statusCode(), answer.headers(), body.toString()));
    }
}
