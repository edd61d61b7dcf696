package id.bengkel.gateway.route;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Hides origins that are not configured from Quarkus' CORS filter: their browsers will refuse the answer by themselves. The
 * filter would refuse the request, in a shape of its own, and would even refuse our own pages behind an ingress with TLS.
 */
@Singleton
class OtherOrigins {

    /** Ahead of the CORS filter. */
    private static final int EARLY = 9_400;

    private final List<String> allowed;

    OtherOrigins(@ConfigProperty(name = "bengkel.cors-origins") Optional<List<String>> allowed) {
        this.allowed = allowed.orElse(List.of());
    }

    void register(@Observes Filters filters) {
        filters.register(this::hide, EARLY);
    }

    private void hide(RoutingContext request) {
        if (!allowed.isEmpty()) {
            request.response().headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        String origin = request.request().getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !allowed.contains(origin) && !allowed.contains("*")) {
            request.request().headers().remove(HttpHeaders.ORIGIN);
        }
        request.next();
    }
}
