package id.bengkel.chassis.request;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Says with each answer of a process that is about to end that its connection takes no further request. Quarkus says so to
 * requests that come late; those that are at hand then would leave a connection that closes while it is used again.
 */
@Singleton
class Farewell {

    /** With the request id's filter, ahead of all that may answer. */
    private static final int EARLY = 9_900;

    private volatile boolean leaving;

    void leave(@Observes ShutdownDelayInitiatedEvent end) {
        leaving = true;
    }

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addHeadersEndHandler(head -> say(request));
                    request.next();
                },
                EARLY);
    }

    private void say(RoutingContext request) {
        if (leaving) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }
}
