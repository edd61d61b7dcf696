package id.bengkel.chassis.error;

import id.bengkel.chassis.request.BodyLimits;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers what fails before or beside the resources: unknown routes, refused tokens, bodies announced as too large. */
@Singleton
class RouterFailures {

    /** After the request id's filter, before everything else. */
    private static final int SECOND = 9_000;

    private final FailureAnswers answers;
    private final BodyLimits limits;

    RouterFailures(FailureAnswers answers, BodyLimits limits) {
        this.answers = answers;
        this.limits = limits;
    }

    void answer(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
        CommonProblem.statuses().forEach(status -> router.errorHandler(status, this::answer));
    }

    /** For bodies that announce no length: whoever reads one stops here. */
    void limitReading(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(request -> {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limits.of(request.normalizedPath()));
            request.next();
        });
    }

    void refuseEarly(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (announcedBody(request) > limits.of(request.normalizedPath())) {
                        request.response().putHeader(HttpHeaders.CONNECTION, "close");
                        answers.end(request, CommonProblem.TOO_LARGE);
                    } else if (request.request().uri().contains("%00")) {
                        // PostgreSQL cannot store or compare U+0000: no path or parameter may smuggle it in.
                        answers.end(request, CommonProblem.MALFORMED);
                    } else {
                        request.next();
                    }
                },
                SECOND);
    }

    private void answer(RoutingContext request) {
        boolean clientsFault = request.statusCode() >= 400 && request.statusCode() < 500;
        if (request.failure() != null && !clientsFault) {
            answers.end(request, request.failure());
        } else {
            answers.end(request, CommonProblem.ofStatus(request.statusCode() < 0 ? 404 : request.statusCode()));
        }
    }

    private static long announcedBody(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException unreadable) {
            return Long.MAX_VALUE;
        }
    }
}
