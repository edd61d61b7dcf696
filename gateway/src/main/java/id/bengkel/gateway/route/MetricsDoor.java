package id.bengkel.gateway.route;

import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chassis.error.FailureAnswers;
import id.bengkel.gateway.client.Clients;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Shows our figures only to who is near: they are on the port that everybody reaches. */
@Singleton
class MetricsDoor {

    private static final int EARLY = 8_900;

    private static final String PATH = "/q/metrics";

    private final Clients clients;
    private final FailureAnswers answers;

    MetricsDoor(Clients clients, FailureAnswers answers) {
        this.clients = clients;
        this.answers = answers;
    }

    void register(@Observes Filters filters) {
        filters.register(this::letIn, EARLY);
    }

    private void letIn(RoutingContext request) {
        if (request.normalizedPath().startsWith(PATH) && !clients.mayWatch(request.request())) {
            answers.end(request, CommonProblem.NOT_FOUND);
        } else {
            request.next();
        }
    }
}
