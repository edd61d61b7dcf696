package id.bengkel.local.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
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
    private final Instant startedAt;

    WhapiCalls(Clock clock) {
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    void addTo(Router router, ProviderCalls calls) {
        router.post("/messages/text").handler(calls.sending(Provider.WHAPI, this::text, sent -> receipt(sent, "text")));
        for (var type : MEDIA) {
            router.post("/messages/" + type)
                    .handler(calls.sending(Provider.WHAPI, this::media, sent -> receipt(sent, type)));
        }
        router.post("/media").handler(calls.other(Provider.WHAPI, call -> uploaded()));
        router.get("/health").handler(calls.other(Provider.WHAPI, call -> health()));
        for (var path : List.of("/messages/:id", "/messages/:id/reaction", "/presences/:chat_id")) {
            router.put(path).handler(calls.other(Provider.WHAPI, call -> done()));
        }
        router.delete("/messages/:id").handler(calls.other(Provider.WHAPI, call -> done()));
    }

    private SentMessage text(CallBody body) {
        return message(body, body.requiredText("body"), null);
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
                clock.instant());
    }

    private JsonObject receipt(SentMessage sent, String type) {
        var content = type.equals("text")
                ? new JsonObject().put("body", sent.body())
                : new JsonObject().put("link", sent.file()).put("caption", sent.body());
        var message = new JsonObject()
                .put("id", sent.id())
                .put("from_me", true)
                .put("type", type)
                .put("chat_id", sent.to().contains("@") ? sent.to() : sent.to() + "@s.whatsapp.net")
                .put("timestamp", sent.receivedAt().getEpochSecond())
                .put("source", "api")
                .put("status", "pending")
                .put("from", OWN_NUMBER)
                .put(type, content);
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
