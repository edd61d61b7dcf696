package id.bengkel.gateway.route;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamsTest {

    private final Vertx vertx = Vertx.vertx();
    private final EventStreams streams = new EventStreams(vertx);

    @AfterEach
    void close() {
        join(vertx.close());
    }

    @Test
    void whoeverListensIsSentAwayWhenTheProcessIsAboutToEndAndOthersAreServed() {
        int port = join(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"))
                .actualPort();
        Future<Void> before = ask(port, "/stream");
        Future<Void> answer = ask(port, "/answer");

        streams.leave(new ShutdownDelayInitiatedEvent());
        Future<Void> after = ask(port, "/stream");

        assertThrows(CompletionException.class, () -> join(before));
        assertThrows(CompletionException.class, () -> join(after));
        assertFalse(answer.isComplete());
        vertx.setTimer(1, soon -> vertx.eventBus().publish("end", ""));
        assertDoesNotThrow(() -> join(answer));
    }

    private void answer(HttpServerRequest request) {
        boolean stream = request.path().equals("/stream");
        request.response().putHeader("Content-Type", stream ? "text/event-stream" : "application/json");
        if (!stream) {
            vertx.eventBus().consumer("end", told -> request.response().end());
        }
        request.response().setChunked(true).write("");
    }

    /** Returns when the answer has begun. */
    private Future<Void> ask(int port, String path) {
        return join(vertx.createHttpClient()
                .request(HttpMethod.GET, port, "127.0.0.1", path)
                .compose(HttpClientRequest::send)
                .map(this::follow));
    }

    private Future<Void> follow(HttpClientResponse answer) {
        streams.begin(answer);
        return answer.end();
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
