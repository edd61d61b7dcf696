package id.bengkel.local.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Whapi's calls. */
final class WhapiCalls {

    /** The number that the sandbox claims to send from. */
    static final String OWN_NUMBER = "628551000727";

    private static final List<String> MEDIA = List.of("image", "video", "gif", "audio", "voice", "document", "sticker");

    private final Clock clock;
    private final SentMessages sent;
    private final Receipts receipts;
    private final Instant startedAt;

    WhapiCalls(Clock clock, SentMessages sent, Receipts receipts) {
        this.clock = clock;
        this.sent = sent;
        this.receipts = receipts;
        this.startedAt = clock.instant();
    }

    void addTo(Router router, ProviderCalls calls) {
        router.post("/messages/text")
                .handler(calls.sending(Provider.WHAPI, this::text, message -> receipt(message, "text")));
        for (var type : MEDIA) {
            router.post("/messages/" + type)
                    .handler(calls.sending(Provider.WHAPI, this::media, message -> receipt(message, type)));
        }
        router.post("/media").handler(calls.other(Provider.WHAPI, call -> uploaded()));
        router.get("/health").handler(calls.other(Provider.WHAPI, call -> health()));
        for (var path : List.of("/messages/:id", "/messages/:id/reaction", "/presences/:chat_id")) {
            router.put(path).handler(calls.other(Provider.WHAPI, call -> done()));
        }
        router.delete("/messages/:id").handler(calls.other(Provider.WHAPI, this::takeBack));
    }

    private SentMessage text(CallBody body) {
        var text = body.requiredText("body");
        return body.has("edit") ? known(body.requiredText("edit")).edited(text) : message(body, text, null);
    }

    private JsonObject takeBack(RoutingContext call) {
        sent.add(known(call.pathParam("id")).takenBack());
        return done();
    }

    private SentMessage known(String id) {
        var message = sent.byId(id);
        if (message == null || message.provider() != Provider.WHAPI) {
            throw new BadCall(404, "message not found");
        }
        return message;
    }

    private SentMessage media(CallBody body) {
        return message(body, body.text("caption"), body.requiredText("media"));
    }

    private SentMessage message(CallBody body, String text, String file) {
        return new SentMessage(
                UUID.randomUUID().toString(),
                Provider.WHAPI,
                PhoneDigits.of("to", body.requiredText("to")),
                text == null ? "" : text,
                file,
                null,
                null,
                clock.instant());
    }

    /** The chat of a number, or of what is a chat already. */
    static String chatId(String to) {
        return to.contains("@") ? to : to + "@s.whatsapp.net";
    }

    private JsonObject receipt(SentMessage sent, String type) {
        var content = type.equals("text")
                ? new JsonObject().put("body", sent.body())
                : new JsonObject().put("link", sent.file()).put("caption", sent.body());
        var message = new JsonObject()
                .put("id", sent.id())
                .put("from_me", true)
                .put("type", type)
                .put("chat_id", chatId(sent.to()))
                .put("timestamp", sent.receivedAt().getEpochSecond())
                .put("source", "api")
                .put("status", "pending")
                .put("from", OWN_NUMBER)
                .put(type, content);
        receipts.sent(message);
        return new JsonObject().put("sent", true).put("message", message);
    }

    private JsonObject health() {
        return new JsonObject()
                .put("start_at", startedAt.getEpochSecond())
                .put("uptime", clock.instant().getEpochSecond() - startedAt.getEpochSecond())
                .put("status", new JsonObject().put("code", 4).put("text", "AUTH"))
                .put("user", new JsonObject().put("id", OWN_NUMBER).put("name", "Bengkel"));
    }

    private static JsonObject uploaded() {
        var media = new JsonObject().put("id", UUID.randomUUID().toString());
        return new JsonObject().put("media", new JsonArray().add(media));
    }

    private static JsonObject done() {
        return new JsonObject().put("success", true);
    }
}
