package id.bengkel.local.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Messages that customers write, brought to the gateway as Whapi brings them. */
final class IncomingMessages {

    private static final Set<String> FIELDS = Set.of("from", "name", "text", "id", "from_me");

    private static final long TIMEOUT_MILLIS = 30_000;

    private final HttpClient client;
    private final Supplier<URI> gateway;
    private final Optional<String> webhookToken;
    private final Clock clock;

    IncomingMessages(Vertx vertx, Supplier<URI> gateway, Optional<String> webhookToken, Clock clock) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(100));
        this.gateway = gateway;
        this.webhookToken = webhookToken;
        this.clock = clock;
    }

    void addTo(Router router) {
        router.post("/incoming").handler(this::bring);
    }

    private void bring(RoutingContext call) {
        var webhook = webhook(CallBody.of(call.body().buffer()));
        client.request(request())
                .compose(request -> request.send(webhook.toBuffer()))
                .compose(response -> response.body().onSuccess(body -> passOn(call, response, body)))
                .onFailure(unreachable -> Answers.json(
                        call,
                        502,
                        new JsonObject().put("success", false).put("message", "The gateway does not answer")));
    }

    private RequestOptions request() {
        var request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(gateway.get().resolve("/webhook/whapi").toString())
                .setTimeout(TIMEOUT_MILLIS)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        webhookToken.ifPresent(token -> request.putHeader("X-Webhook-Token", token));
        return request;
    }

    private JsonObject webhook(CallBody body) {
        body.onlyFields(FIELDS);
        var customer = PhoneDigits.of("from", body.requiredText("from"));
        var fromMe = body.flag("from_me");
        var text = new JsonObject().put("body", body.requiredText("text"));
        var message = new JsonObject()
                .put(
                        "id",
                        body.has("id")
                                ? body.requiredText("id")
                                : UUID.randomUUID().toString())
                .put("from_me", fromMe)
                .put("type", "text")
                .put("chat_id", customer + "@s.whatsapp.net")
                .put("timestamp", clock.instant().getEpochSecond())
                .put("source", "mobile")
                .put("text", text)
                .put("from", fromMe ? WhapiCalls.OWN_NUMBER : customer)
                .put("from_name", body.text("name"));
        return new JsonObject()
                .put("messages", new JsonArray().add(message))
                .put("event", new JsonObject().put("type", "messages").put("event", "post"))
                .put("channel_id", "SANDBOX");
    }

    private static void passOn(RoutingContext call, HttpClientResponse response, Buffer body) {
        var type = response.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null) {
            call.response().putHeader(HttpHeaders.CONTENT_TYPE, type);
        }
        call.response().setStatusCode(response.statusCode()).end(body);
    }
}
