package id.bengkel.gateway;

import id.bengkel.local.port.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Small HTTP servers in place of the services: two replicas of customer-service, one of reminder-service beside one that
 * is down and one that is about to end, none of report-service, one of chat-service. The last segment of a path tells them how to behave.
 */
public final class StandInServices implements QuarkusTestResourceLifecycleManager {

    static final int BIG = 20 << 20;
    /** Short, since tests wait for it, and long enough for a busy machine to answer all others in. */
    static final Duration TIMEOUT = Duration.ofSeconds(3);

    private static final String ENDING = "ending";

    private final Vertx vertx = Vertx.vertx();
    private final Set<String> lostBefore = ConcurrentHashMap.newKeySet();
    private final Queue<HttpServerResponse> streams = new ConcurrentLinkedQueue<>();
    private final Queue<HttpServerResponse> held = new ConcurrentLinkedQueue<>();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        settings.put("bengkel.services.customer", replica("a") + "," + replica("b"));
        settings.put("bengkel.services.reminder", nobody() + "," + replica("c") + "," + replica(ENDING));
        settings.put("bengkel.services.report", nobody() + "," + nobody());
        settings.put("bengkel.services.chat", replica("d"));
        settings.put("bengkel.upstream.timeout", TIMEOUT.toString());
        settings.put("bengkel.upstream.places", "12");
        settings.put("bengkel.upstream.connections", "8");
        settings.put("bengkel.upstream.waiting", "8");
        settings.put("bengkel.cors-origins", "http://localhost:3000");
        settings.put("bengkel.admin-password", People.ADMIN_PASSWORD);
        return settings;
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private String replica(String name) {
        int port = vertx.createHttpServer()
                .requestHandler(request -> answer(name, request))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return "http://127.0.0.1:" + port;
    }

    private static String nobody() {
        return "http://127.0.0.1:" + FreePort.find();
    }

    private void answer(String replica, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (replica.equals(ENDING)) {
            response.setStatusCode(503).end();
            return;
        }
        switch (request.path().substring(request.path().lastIndexOf('/') + 1)) {
            case "silent" -> request.resume();
            case "held" -> held.add(response);
            case "let-go" -> {
                for (var one = held.poll(); one != null; one = held.poll()) {
                    one.end();
                }
                response.end();
            }
            case "cut" ->
                response.putHeader("Content-Length", "1000").write("[1,2,").onComplete(written -> request.connection()
                        .close());
            case "cut-at-once" ->
                response.putHeader("Content-Length", "1000")
                        .putHeader("Content-Encoding", "gzip")
                        .write("")
                        .onComplete(written -> request.connection().close());
            case "cut-chunked" ->
                response.setChunked(true).write("[1,2,").onComplete(written -> request.connection()
                        .close());
            case "lost" -> request.connection().close();
            case "lost-once" -> {
                if (lostBefore.add(request.query())) {
                    request.connection().close();
                } else {
                    echo(replica, request);
                }
            }
            case "big" -> big(response.setChunked(true), BIG);
            case "none" -> response.setStatusCode(204).end();
            case "stream" -> {
                response.setChunked(true)
                        .putHeader("Content-Type", "text/event-stream")
                        .write("data: first\n\n");
                streams.add(response);
                response.exceptionHandler(gone -> streams.remove(response));
                response.closeHandler(gone -> streams.remove(response));
            }
            case "quiet-stream" -> response.setChunked(true).write("");
            case "early" -> response.setStatusCode(403).end("{}");
            case "streams" -> response.end(String.valueOf(streams.size()));
            case "next" -> {
                streams.forEach(stream -> stream.write("data: next\n\n"));
                response.end();
            }
            case "created" ->
                response.setStatusCode(201)
                        .putHeader("Location", "http://" + request.authority() + "/customers/7?x=1")
                        .putHeader("Server", "Secret/1.0")
                        .putHeader("Connection", "X-Internal")
                        .putHeader("X-Internal", "1")
                        .putHeader("X-Request-Id", "another")
                        .end("{}");
            default -> echo(replica, request);
        }
    }

    private static void echo(String replica, HttpServerRequest request) {
        long[] bytes = {0};
        request.handler(chunk -> bytes[0] += chunk.length());
        request.endHandler(end -> {
            JsonObject headers = new JsonObject();
            request.headers()
                    .forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
            Buffer body = new JsonObject()
                    .put("replica", replica)
                    .put("method", request.method().name())
                    .put("uri", request.uri())
                    .put("headers", headers)
                    .put("bytes", bytes[0])
                    .put("connection", request.remoteAddress().port())
                    .toBuffer();
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Content-Length", String.valueOf(body.length()))
                    .end(request.method() == HttpMethod.HEAD ? Buffer.buffer() : body);
        });
    }

    private static void big(HttpServerResponse response, int left) {
        int now = Math.min(left, 1 << 16);
        if (left == 0) {
            response.end();
        } else {
            response.write(Buffer.buffer(new byte[now])).onSuccess(written -> big(response, left - now));
        }
    }
}
