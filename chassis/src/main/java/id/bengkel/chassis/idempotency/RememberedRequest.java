package id.bengkel.chassis.idempotency;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;

/** A request that is answered through a {@link RememberedResponse}. */
final class RememberedRequest extends HttpServerRequestWrapper {

    private final RememberedResponse response;

    RememberedRequest(HttpServerRequest request, RememberedResponse response) {
        super((HttpServerRequestInternal) request);
        this.response = response;
    }

    @Override
    public HttpServerResponse response() {
        return response;
    }
}
