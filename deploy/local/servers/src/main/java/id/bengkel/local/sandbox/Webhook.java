package id.bengkel.local.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls the gateway's webhook as Whapi does: again and again until it is answered with status 200. */
final class Webhook {

    private static final long TIMEOUT_MILLIS = 30_000;

    /** About five minutes in all: a sandbox need not come back hours later. */
    private static final int TRIES = 10;

    private static final long FIRST_PAUSE_MILLIS = 1_000;

    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final Supplier<URI> gateway;
    private final Optional<String> token;

    /** What the gateway said. */
    record Answer(int status, String type, Buffer body) {}

    Webhook(Vertx vertx, Supplier<URI> gateway, Optional<String> token) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(100));
        this.gateway = gateway;
        this.token = token;
    }

    /**
     * Tells of something that happened.
     *
     * @param kind such as {@code messages}
     * @return the first answer; after any other than 200 it is told again, which nobody hears of
     */
    Future<Answer> tell(String kind, JsonArray items) {
        return tell(kind, new JsonObject().put(kind, items));
    }

    /** As above, for an envelope that holds several kinds. */
    Future<Answer> tell(String kind, JsonObject items) {
        var envelope = items.copy()
                .put("event", new JsonObject().put("type", kind).put("event", "post"))
                .put("channel_id", "SANDBOX")
                .toBuffer();
        return tryOnce(envelope, 1);
    }

    private Future<Answer> tryOnce(Buffer envelope, int tries) {
        return client.request(request())
                .compose(request -> request.send(envelope))
                .compose(response -> response.body()
                        .map(body ->
                                new Answer(response.statusCode(), response.getHeader(HttpHeaders.CONTENT_TYPE), body)))
                .onComplete(result -> {
                    if ((result.failed() || result.result().status() != 200) && tries < TRIES) {
                        vertx.setTimer(pause(tries), over -> tryOnce(envelope, tries + 1));
                    }
                });
    }

    private static long pause(int tries) {
        return Math.min(FIRST_PAUSE_MILLIS << tries - 1, LONGEST_PAUSE_MILLIS);
    }

    private RequestOptions request() {
        var request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(gateway.get().resolve("/webhook/whapi").toString())
                .setTimeout(TIMEOUT_MILLIS)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        token.ifPresent(secret -> request.putHeader("X-Webhook-Token", secret));
        return request;
    }
}
