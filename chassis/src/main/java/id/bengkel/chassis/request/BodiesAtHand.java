package id.bengkel.chassis.request;

import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chassis.error.FailureAnswers;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what the bodies of all requests at hand take together, since most are read whole into memory: who comes with too
 * much at a bad time is told to come again, instead of the process dying of it.
 */
@Singleton
class BodiesAtHand {

    /** Behind those who refuse for other reasons. */
    private static final int LATE = 8_800;

    private final AtomicLong atHand = new AtomicLong();
    private final BodyLimits limits;
    private final FailureAnswers answers;

    BodiesAtHand(BodyLimits limits, FailureAnswers answers) {
        this.limits = limits;
        this.answers = answers;
    }

    void register(@Observes Filters filters) {
        filters.register(this::letIn, LATE);
    }

    private void letIn(RoutingContext request) {
        long size = limits.takesFile(request.normalizedPath()) ? 0 : size(request.request());
        if (atHand.addAndGet(size) > limits.atOnce().asLongValue() && size > 0) {
            atHand.addAndGet(-size);
            answers.end(request, CommonProblem.UNAVAILABLE);
            return;
        }
        if (size > 0) {
            request.addEndHandler(over -> atHand.addAndGet(-size));
        }
        request.next();
    }

    /** What is announced; else as much as it may be. */
    private long size(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return Long.parseLong(length);
        }
        boolean chunked = request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        return chunked ? limits.usual().asLongValue() : 0;
    }
}
