package id.bengkel.local.sandbox;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** StarSender's calls. */
final class StarSenderCalls {

    private static final Set<String> MESSAGE_TYPES = Set.of("text", "media");

    private final Clock clock;

    StarSenderCalls(Clock clock) {
        this.clock = clock;
    }

    void addTo(Router router, ProviderCalls calls) {
        router.post("/api/send").handler(calls.sending(Provider.STARSENDER, this::message, this::receipt));
        router.post("/api/check-number").handler(calls.other(Provider.STARSENDER, StarSenderCalls::checkNumber));
        router.get("/api/messages/:id").handler(calls.other(Provider.STARSENDER, StarSenderCalls::status));
    }

    private SentMessage message(CallBody body) {
        var type = body.text("messageType");
        if (type != null && !MESSAGE_TYPES.contains(type)) {
            throw new BadCall("messageType must be text or media");
        }
        if ("media".equals(type)) {
            body.requiredText("file");
        }
        return new SentMessage(
                UUID.randomUUID().toString(),
                Provider.STARSENDER,
                PhoneDigits.of("to", body.requiredText("to")),
                body.requiredText("body"),
                body.text("file"),
                body.whole("delay", 0, Integer.MAX_VALUE),
                body.whole("schedule", 0, Long.MAX_VALUE),
                clock.instant());
    }

    private JsonObject receipt(SentMessage message) {
        return success(new JsonObject().put("messageId", message.id()), "Success sent message");
    }

    private static JsonObject checkNumber(RoutingContext call) {
        PhoneDigits.of("number", CallBody.of(call.body().buffer()).requiredText("number"));
        return success(new JsonObject().put("status", true), "Success check number");
    }

    private static JsonObject status(RoutingContext call) {
        return success(new JsonObject().put("messageId", call.pathParam("id")).put("status", "sent"), "Success");
    }

    private static JsonObject success(JsonObject data, String message) {
        return new JsonObject().put("success", true).put("data", data).put("message", message);
    }
}
