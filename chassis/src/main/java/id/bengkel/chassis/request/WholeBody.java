package id.bengkel.chassis.request;

import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chassis.error.FailureAnswers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.inject.Singleton;

/** Reads the body of a request ahead of its resource, which then finds it read. */
@Singleton
public class WholeBody {

    private final FailureAnswers answers;

    WholeBody(FailureAnswers answers) {
        this.answers = answers;
    }

    /**
     * Goes on with the request when its body is there; answers it itself when that is too large.
     *
     * @param largest in bytes
     */
    public void read(RoutingContext request, long largest, Runnable next) {
        HttpServerRequest incoming = request.request();
        if (incoming.isEnded()) {
            if (request.body().buffer() == null) {
                ((RoutingContextInternal) request).setBody(Buffer.buffer());
            }
            next.run();
            return;
        }
        if (incoming.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            request.response().writeContinue();
        }
        Buffer body = Buffer.buffer();
        incoming.handler(chunk -> {
                    if (incoming.bytesRead() <= largest) {
                        body.appendBuffer(chunk);
                    } else if (!request.response().ended()) {
                        answers.end(request, CommonProblem.TOO_LARGE);
                    }
                })
                .endHandler(end -> {
                    if (!request.response().ended()) {
                        ((RoutingContextInternal) request).setBody(body);
                        next.run();
                    }
                })
                .resume();
    }
}
