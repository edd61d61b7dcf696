package id.bengkel.local.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * When switched on, tells of every message that Whapi was given what Whapi itself would tell: that it was sent from here,
 * and how it gets on until the customer has read it.
 */
final class Receipts {

    private static final List<String> WAY = List.of("sent", "delivered", "read");

    private static final long USUAL_DELAY_MILLIS = 500;

    private static final long LONGEST_DELAY_MILLIS = 60_000;

    private final Vertx vertx;
    private final Webhook webhook;
    private final Conversations conversations;
    private final Clock clock;
    private boolean automatic;
    private long delayMillis = USUAL_DELAY_MILLIS;

    Receipts(Vertx vertx, Webhook webhook, Conversations conversations, Clock clock) {
        this.vertx = vertx;
        this.webhook = webhook;
        this.conversations = conversations;
        this.clock = clock;
    }

    void addTo(Router router) {
        router.get("/statuses").handler(this::show);
        router.post("/statuses").handler(this::change);
    }

    /** @param message as Whapi's receipt has it */
    void sent(JsonObject message) {
        if (automatic) {
            webhook.tell("messages", new JsonArray().add(message));
            tell(message, 0);
        }
    }

    private void tell(JsonObject message, int step) {
        vertx.setTimer(Math.max(1, delayMillis), over -> {
            var status = IncomingItem.status(
                    message.getString("id"),
                    WAY.get(step),
                    message.getString("chat_id"),
                    clock.instant().getEpochSecond());
            var statuses = new JsonArray().add(status);
            conversations.happened(new JsonArray(), statuses);
            webhook.tell("statuses", statuses);
            if (step + 1 < WAY.size()) {
                tell(message, step + 1);
            }
        });
    }

    private void change(RoutingContext call) {
        var body = CallBody.of(call.body().buffer());
        body.onlyFields(Set.of("automatic", "delay_ms"));
        var delay = body.whole("delay_ms", 0, LONGEST_DELAY_MILLIS);
        automatic = body.flag("automatic");
        delayMillis = delay == null ? USUAL_DELAY_MILLIS : delay;
        show(call);
    }

    private void show(RoutingContext call) {
        Answers.json(call, 200, new JsonObject().put("automatic", automatic).put("delay_ms", delayMillis));
    }
}
