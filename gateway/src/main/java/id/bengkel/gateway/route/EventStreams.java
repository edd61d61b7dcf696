package id.bengkel.gateway.route;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Events on their way to those who listen. They never end by themselves, and a process that ends waits for its requests: so
 * it breaks them off, and whoever listens comes back to another replica.
 */
@Singleton
class EventStreams {

    /** Again and again: somebody may come until all have noticed. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final String EVENTS = "text/event-stream";

    private final Set<HttpClientRequest> open = ConcurrentHashMap.newKeySet();
    private final Vertx vertx;

    EventStreams(Vertx vertx) {
        this.vertx = vertx;
    }

    void begin(HttpClientResponse answer) {
        String type = answer.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.startsWith(EVENTS)) {
            open.add(answer.request());
        }
    }

    void end(HttpClientResponse answer) {
        open.remove(answer.request());
    }

    void leave(@Observes ShutdownDelayInitiatedEvent end) {
        vertx.setPeriodic(0, PAUSE.toMillis(), again -> open.forEach(HttpClientRequest::reset));
    }
}
