package id.bengkel.local.sandbox;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** How answers are written. */
final class Answers {

    private Answers() {}

    /** @param body a JSON object or array */
    static void json(RoutingContext call, int status, Object body) {
        // A client that lost patience is gone.
        if (!call.response().closed()) {
            call.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                    .end(body.toString());
        }
    }
}
