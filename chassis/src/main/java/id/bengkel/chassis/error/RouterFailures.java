package id.bengkel.chassis.error;

import id.bengkel.chassis.request.BodyLimits;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers what fails before or beside the resources: unknown routes, refused tokens, bodies that turn out too large. */
@Singleton
class RouterFailures {

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

    private void answer(RoutingContext request) {
        boolean clientsFault = request.statusCode() >= 400 && request.statusCode() < 500;
        if (request.failure() != null && !clientsFault) {
            answers.end(request, request.failure());
        } else {
            answers.end(request, CommonProblem.ofStatus(request.statusCode() < 0 ? 404 : request.statusCode()));
        }
    }
}
