package id.bengkel.local.sandbox;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** What customers and the workshop's staff do on WhatsApp, brought to the gateway as Whapi brings it. */
final class IncomingMessages {

    private static final int MOST_IN_A_BATCH = 1000;

    private final Webhook webhook;
    private final Conversations conversations;
    private final Clock clock;

    IncomingMessages(Webhook webhook, Conversations conversations, Clock clock) {
        this.webhook = webhook;
        this.conversations = conversations;
        this.clock = clock;
    }

    void addTo(Router router) {
        router.post("/incoming").handler(this::bring);
    }

    /** Answers what the gateway answers. */
    private void bring(RoutingContext call) {
        var messages = new JsonArray();
        var statuses = new JsonArray();
        for (var item : items(CallBody.of(call.body().buffer()))) {
            var read = new IncomingItem(item, clock.instant().getEpochSecond());
            if (read.isStatus()) {
                statuses.add(read.status(conversations.recipientOf(item.requiredText("id"))));
            } else {
                messages.add(read.message());
            }
        }
        conversations.happened(messages, statuses);
        webhook.tell(messages.isEmpty() ? "statuses" : "messages", envelope(messages, statuses))
                .onSuccess(answer -> passOn(call, answer))
                .onFailure(unreachable -> Answers.json(
                        call,
                        502,
                        new JsonObject().put("success", false).put("message", "The gateway does not answer")));
    }

    private static List<CallBody> items(CallBody body) {
        if (!body.has("messages")) {
            return List.of(body);
        }
        if (body.value("messages") instanceof JsonArray batch
                && !batch.isEmpty()
                && batch.size() <= MOST_IN_A_BATCH
                && batch.stream().allMatch(JsonObject.class::isInstance)) {
            return IntStream.range(0, batch.size())
                    .mapToObj(index -> new CallBody(batch.getJsonObject(index)))
                    .toList();
        }
        throw new BadCall("messages must be a list of 1 to " + MOST_IN_A_BATCH + " objects");
    }

    private static JsonObject envelope(JsonArray messages, JsonArray statuses) {
        var envelope = new JsonObject();
        if (!messages.isEmpty()) {
            envelope.put("messages", messages);
        }
        return statuses.isEmpty() ? envelope : envelope.put("statuses", statuses);
    }

    private static void passOn(RoutingContext call, Webhook.Answer answer) {
        if (answer.type() != null) {
            call.response().putHeader(HttpHeaders.CONTENT_TYPE, answer.type());
        }
        call.response().setStatusCode(answer.status()).end(answer.body());
    }
}
