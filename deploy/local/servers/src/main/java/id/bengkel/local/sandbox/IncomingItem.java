package id.bengkel.local.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** One thing that happens on WhatsApp, as {@code POST /incoming} describes it, in the form in which Whapi tells of it. */
final class IncomingItem {

    private static final Set<String> FIELDS = Set.of(
            "from",
            "name",
            "text",
            "id",
            "from_me",
            "timestamp",
            "group",
            "group_name",
            "hidden",
            "type",
            "media",
            "filename",
            "mime_type",
            "latitude",
            "longitude",
            "address",
            "reply_to",
            "mentions",
            "status",
            "action",
            "target");

    private static final List<String> MEDIA = List.of("image", "video", "gif", "audio", "voice", "document", "sticker");

    private static final List<String> TYPES = Stream.concat(
                    MEDIA.stream(), Stream.of("text", "link_preview", "location"))
            .toList();

    private static final List<String> STATUSES =
            List.of("failed", "pending", "sent", "delivered", "read", "played", "deleted");

    private static final List<String> ACTIONS = List.of("edit", "delete", "reaction");

    private final CallBody body;
    private final long now;

    /** @param now in seconds since 1970 */
    IncomingItem(CallBody body, long now) {
        body.onlyFields(FIELDS);
        this.body = body;
        this.now = now;
    }

    boolean isStatus() {
        return body.has("status");
    }

    /** @param recipient of the message it is about */
    JsonObject status(String recipient) {
        return status(body.requiredText("id"), body.oneOf("status", STATUSES), recipient, timestamp());
    }

    static JsonObject status(String id, String status, String recipient, long at) {
        return new JsonObject()
                .put("id", id)
                .put("code", STATUSES.indexOf(status))
                .put("status", status)
                .put("recipient_id", recipient)
                .put("timestamp", String.valueOf(at));
    }

    JsonObject message() {
        var fromMe = body.flag("from_me");
        var customer = body.flag("hidden")
                ? PhoneDigits.of("from", body.requiredText("from")) + "@lid"
                : PhoneDigits.of("from", body.requiredText("from"));
        var type = type();
        var message = new JsonObject()
                .put(
                        "id",
                        body.has("id")
                                ? body.requiredText("id")
                                : UUID.randomUUID().toString())
                .put("from_me", fromMe)
                .put("type", type)
                .put("chat_id", chat(customer))
                .put("timestamp", timestamp())
                .put("source", "mobile")
                .put(type, content(type))
                .put("from", fromMe ? WhapiCalls.OWN_NUMBER : customer)
                .put("from_name", body.text("name"));
        if (body.has("group")) {
            message.put("chat_name", body.has("group_name") ? body.text("group_name") : "Grup");
        }
        var context = context();
        return context.isEmpty() ? message : message.put("context", context);
    }

    private String type() {
        if (body.has("action")) {
            return "action";
        } else if (body.has("type")) {
            return body.oneOf("type", TYPES);
        } else if (body.has("media")) {
            return "image";
        } else if (body.has("latitude")) {
            return "location";
        }
        var text = body.requiredText("text");
        return text.contains("https://") || text.contains("http://") ? "link_preview" : "text";
    }

    private JsonObject content(String type) {
        if (type.equals("action")) {
            return action();
        } else if (type.equals("location")) {
            return new JsonObject()
                    .put("latitude", body.number("latitude"))
                    .put("longitude", body.number("longitude"))
                    .put("name", body.text("text"))
                    .put("address", body.text("address"));
        } else if (MEDIA.contains(type)) {
            return new JsonObject()
                    .put("id", UUID.randomUUID().toString())
                    .put("link", body.requiredText("media"))
                    .put("mime_type", body.text("mime_type"))
                    .put("file_name", body.text("filename"))
                    .put("caption", body.text("text"));
        }
        return new JsonObject().put("body", body.requiredText("text"));
    }

    private JsonObject action() {
        var kind = body.oneOf("action", ACTIONS);
        var action = new JsonObject().put("type", kind).put("target", body.requiredText("target"));
        return switch (kind) {
            case "reaction" -> action.put("emoji", body.has("text") ? body.text("text") : "");
            case "edit" ->
                action.put("edited_type", "text")
                        .put("edited_content", new JsonObject().put("body", body.requiredText("text")));
            default -> action;
        };
    }

    private JsonObject context() {
        var context = new JsonObject();
        if (body.has("reply_to")) {
            context.put("quoted_id", body.requiredText("reply_to"));
        }
        if (body.has("mentions")) {
            var mentions = new JsonArray();
            body.texts("mentions").forEach(number -> mentions.add(PhoneDigits.of("mentions", number)));
            context.put("mentions", mentions);
        }
        return context;
    }

    private String chat(String customer) {
        if (!body.has("group")) {
            return customer.contains("@") ? customer : customer + "@s.whatsapp.net";
        }
        var group = body.requiredText("group");
        return group.endsWith("@g.us") ? group : PhoneDigits.of("group", group) + "@g.us";
    }

    private long timestamp() {
        var given = body.whole("timestamp", 0, 4_102_444_800L);
        return given == null ? now : given;
    }
}
