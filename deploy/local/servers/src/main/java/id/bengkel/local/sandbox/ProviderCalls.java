package id.bengkel.local.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** What all calls of the played providers have in common: faults first, then the key, then the call itself. */
final class ProviderCalls {

    private final Vertx vertx;
    private final Faults faults;
    private final SentMessages sent;

    ProviderCalls(Vertx vertx, Faults faults, SentMessages sent) {
        this.vertx = vertx;
        this.faults = faults;
        this.sent = sent;
    }

    /** A call that sends a message. */
    Handler<RoutingContext> sending(
            Provider provider, Function<CallBody, SentMessage> message, Function<SentMessage, JsonObject> receipt) {
        return other(provider, call -> {
            var read = message.apply(CallBody.of(call.body().buffer()));
            sent.add(read);
            return receipt.apply(read);
        });
    }

    /** A call that sends nothing. */
    Handler<RoutingContext> other(Provider provider, Function<RoutingContext, JsonObject> work) {
        return call -> {
            var refusal = faults.refusalOfNextCall(provider);
            if (refusal != null) {
                answer(call, provider, refusal.status(), refusal.body());
            } else if (call.request().getHeader(HttpHeaders.AUTHORIZATION) == null) {
                answer(call, provider, 401, provider.error(401, "Unauthorized: api key is missing"));
            } else {
                work(call, provider, work);
            }
        };
    }

    private void work(RoutingContext call, Provider provider, Function<RoutingContext, JsonObject> work) {
        try {
            var result = work.apply(call);
            var fault = faults.of(provider);
            if (fault.dropAfterWrite()) {
                call.request().connection().close();
            } else if (fault.html()) {
                call.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html")
                        .end("<html><body>Just a moment</body></html>");
            } else if (!fault.hang()) {
                answer(call, provider, 200, result);
            }
        } catch (BadCall bad) {
            answer(call, provider, bad.status(), provider.error(bad.status(), bad.getMessage()));
        }
    }

    private void answer(RoutingContext call, Provider provider, int status, JsonObject body) {
        if (status == Faults.Refusal.THROTTLED) {
            call.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        var latency = faults.of(provider).latencyMs();
        if (latency == 0) {
            Answers.json(call, status, body);
        } else {
            vertx.setTimer(latency, elapsed -> Answers.json(call, status, body));
        }
    }
}
