package id.bengkel.local.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Both sides of what was said, for the page. What went out is {@link SentMessages}' to keep; what came in, and how far
 * messages got, is forgotten with the process.
 */
final class Conversations {

    private static final int MOST = 10_000;

    private static final int SHOWN = 1_000;

    private final SentMessages sent;
    private final Clock clock;
    private final Map<String, JsonObject> incoming = newest();
    private final Map<String, String> statuses = newest();
    private final Map<String, String> reactions = newest();
    private long version;

    Conversations(SentMessages sent, Clock clock) {
        this.sent = sent;
        this.clock = clock;
    }

    void addTo(Router router) {
        router.get("/conversations").handler(this::show);
    }

    /** The chat a sent message went to; empty for one nobody knows. */
    String recipientOf(String id) {
        var message = sent.byId(id);
        return message == null ? "" : WhapiCalls.chatId(message.to());
    }

    /** Takes down what Whapi tells. */
    void happened(JsonArray messages, JsonArray told) {
        version++;
        told.stream()
                .map(JsonObject.class::cast)
                .forEach(status -> statuses.put(status.getString("id"), status.getString("status")));
        messages.stream().map(JsonObject.class::cast).forEach(message -> {
            if (message.containsKey("action")) {
                acted(message.getJsonObject("action"));
            } else {
                incoming.putIfAbsent(message.getString("id"), entry(message));
            }
        });
    }

    private void acted(JsonObject action) {
        var target = action.getString("target");
        if (action.getString("type").equals("reaction")) {
            reactions.put(target, action.getString("emoji"));
        }
        incoming.computeIfPresent(target, (id, message) -> switch (action.getString("type")) {
            case "edit" ->
                message.put("body", action.getJsonObject("edited_content").getString("body"));
            case "delete" -> message.put("deleted", true);
            default -> message;
        });
    }

    private JsonObject entry(JsonObject message) {
        var content = message.getJsonObject(message.getString("type"));
        return new JsonObject()
                .put("id", message.getString("id"))
                .put("provider", "whapi")
                .put("chat", plain(message.getString("chat_id")))
                .put("name", message.getString("chat_name", message.getString("from_name")))
                .put("author", message.getString("from_name"))
                .put("from_customer", !message.getBoolean("from_me"))
                .put("type", message.getString("type"))
                .put("body", body(content))
                .put("file", content.getString("link"))
                .put("file_name", content.getString("file_name"))
                .put("at", writtenAt(message).toString());
    }

    /** Whapi tells whole seconds. The latest moment of that second stands behind what was answered earlier in it. */
    private Instant writtenAt(JsonObject message) {
        var latest = Instant.ofEpochSecond(message.getLong("timestamp")).plusMillis(999);
        var now = clock.instant();
        return latest.isBefore(now) ? latest : now;
    }

    private static String body(JsonObject content) {
        if (content.containsKey("latitude")) {
            return Stream.of("name", "address", "latitude", "longitude")
                    .map(content::getValue)
                    .filter(value -> value != null)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
        }
        return content.getString("body", content.getString("caption"));
    }

    /** Nothing when nothing has changed since the version that the caller has seen. */
    private void show(RoutingContext call) {
        var now = version + "." + sent.version();
        if (now.equals(call.request().getParam("seen"))) {
            call.response().setStatusCode(204).end();
            return;
        }
        var all = Stream.concat(
                        sent.select(any -> true, SHOWN).stream().map(this::outgoing),
                        incoming.values().stream().map(this::marked))
                .sorted(Comparator.comparing(entry -> Instant.parse(entry.getString("at"))))
                .toList();
        var list = new JsonArray(all.subList(Math.max(0, all.size() - SHOWN), all.size()));
        Answers.json(
                call,
                200,
                new JsonObject()
                        .put("version", now)
                        .put("total", sent.count().getLong("total"))
                        .put("messages", list));
    }

    private JsonObject outgoing(SentMessage message) {
        return marked(message.toJson()
                .put("chat", plain(message.to()))
                .put("from_customer", false)
                .put("at", message.receivedAt().toString())
                .put("status", statuses.getOrDefault(message.id(), "pending")));
    }

    private JsonObject marked(JsonObject entry) {
        return entry.put("reaction", reactions.get(entry.getString("id")));
    }

    /** StarSender is given local numbers: both providers write to the same phone. */
    private static String plain(String chat) {
        var digits = chat.replace("@s.whatsapp.net", "");
        return digits.startsWith("0") ? "62" + digits.substring(1) : digits;
    }

    private static <T> Map<String, T> newest() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > MOST;
            }
        };
    }
}
