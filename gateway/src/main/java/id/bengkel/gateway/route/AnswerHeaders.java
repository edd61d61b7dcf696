package id.bengkel.gateway.route;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Puts on every answer, ours or a service's, what keeps browsers and caches from making more of it than it is. */
@Singleton
class AnswerHeaders {

    /** After the request id's filter and ahead of those that may answer themselves. */
    private static final int EARLY = 9_500;

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addHeadersEndHandler(end -> complete(request));
                    request.next();
                },
                EARLY);
    }

    private static void complete(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "no-referrer");
        boolean page = request.request().uri().startsWith("/q/swagger-ui");
        if (!page && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
