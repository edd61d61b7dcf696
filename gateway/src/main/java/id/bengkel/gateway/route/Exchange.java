package id.bengkel.gateway.route;

import id.bengkel.chassis.error.CommonProblem;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** A request at a service and its answer. All of it happens in the context of the request that we serve. */
final class Exchange {

    private final HttpClientRequest request;
    private final Duration patience;
    private final Context context = Vertx.currentContext();
    private HttpClientResponse answer;
    private Future<Void> answered;
    private boolean sent;

    /** @param patience until the answer begins, once all of the request is sent */
    Exchange(HttpClientRequest request, Duration patience) {
        this.request = request;
        this.patience = patience;
        request.exceptionHandler(reported -> {}); // by the response, too
    }

    HttpClientResponse answer() {
        return answer;
    }

    Future<Exchange> send() {
        finish();
        return begun();
    }

    /** Sends a body as it comes. One that announces no length may still turn out too large. */
    Future<Exchange> send(HttpServerRequest body, long maxBody) {
        request.setChunked(!request.headers().contains(HttpHeaders.CONTENT_LENGTH));
        body.handler(chunk -> {
            if (body.bytesRead() > maxBody) {
                request.reset(0, CommonProblem.TOO_LARGE.failure());
                return;
            }
            request.write(chunk);
            if (request.writeQueueFull()) {
                body.pause();
                request.drainHandler(drained -> body.resume());
            }
        });
        body.exceptionHandler(lost -> leave());
        body.endHandler(end -> finish());
        if (body.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            body.response().writeContinue();
        }
        body.resume();
        return begun();
    }

    /** The service's time begins when it has all of the request: the client's connection may be slow. */
    private void finish() {
        sent = true;
        if (!request.response().isComplete()) {
            request.idleTimeout(patience.toMillis());
        }
        request.end();
    }

    private Future<Exchange> begun() {
        return request.response().map(begun -> {
            answer = begun;
            answered = begun.end();
            return this;
        });
    }

    /**
     * Ends it, wherever it stands, if it is not over. One that is must not be reset: another request may be on its way over
     * the connection, which a reset would close. So first we take what may have come already.
     */
    void leave() {
        if (!sent || answered == null) {
            request.reset();
        } else if (!answered.isComplete()) {
            answer.handler(null).resume();
            context.runOnContext(taken -> {
                if (!answered.isComplete()) {
                    request.reset();
                }
            });
        }
    }
}
