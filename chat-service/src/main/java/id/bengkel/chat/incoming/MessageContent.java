package id.bengkel.chat.incoming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bengkel.chat.incoming.WrittenMessage.Content;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a message says, of whatever type it is. */
final class MessageContent {

    private static final int LONGEST_LINK = 4096;
    private static final int LONGEST_NAME = 255;

    /** What stands in for a text that media do not have. */
    private static final Map<String, String> LABELS = Map.of(
            "image", "[gambar]",
            "video", "[video]",
            "short", "[video]",
            "gif", "[gif]",
            "audio", "[audio]",
            "voice", "[pesan suara]",
            "document", "[dokumen]",
            "sticker", "[stiker]");

    private MessageContent() {}

    static Content of(JsonNode message) {
        String type = type(message);
        JsonNode body = message.path(type);
        if (LABELS.containsKey(type)) {
            return media(type, body);
        } else if (type.equals("location") || type.equals("live_location")) {
            return location(type, body);
        }
        String text = Json.text(body, "body", "text", "caption", "title");
        if (text == null) {
            text = type.equals("reply") ? reply(body) : Json.text(message, "body", "caption");
        }
        return text == null
                ? new Content(type, type.equals("text") ? "" : "[" + type + "]", "", null)
                : new Content(type, text, text, null);
    }

    /** The seed's form tells no type: then it is what the message holds. */
    private static String type(JsonNode message) {
        String type = Json.shortText(message, 40, "type");
        return type != null
                ? type
                : LABELS.keySet().stream()
                        .sorted()
                        .filter(media -> message.path(media).isObject())
                        .findFirst()
                        .orElse(message.path("location").isObject() ? "location" : "text");
    }

    private static Content media(String type, JsonNode body) {
        String caption = Json.text(body, "caption");
        String file = Json.shortText(body, LONGEST_NAME, "file_name", "filename");
        ObjectNode media = JsonNodeFactory.instance.objectNode();
        put(media, "type", type);
        put(media, "id", Json.shortText(body, LONGEST_NAME, "id"));
        put(media, "link", Json.shortText(body, LONGEST_LINK, "link", "url"));
        put(media, "file_name", file);
        put(media, "mime_type", Json.shortText(body, LONGEST_NAME, "mime_type"));
        String label =
                Stream.of(LABELS.get(type), file).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return new Content(type, caption == null ? label : caption, caption == null ? "" : caption, media.toString());
    }

    private static Content location(String type, JsonNode body) {
        ObjectNode place = JsonNodeFactory.instance.objectNode();
        put(place, "type", type);
        String latitude = Json.shortText(body, 40, "latitude");
        String longitude = Json.shortText(body, 40, "longitude");
        put(place, "latitude", latitude);
        put(place, "longitude", longitude);
        put(place, "name", Json.shortText(body, LONGEST_NAME, "name"));
        put(place, "address", Json.shortText(body, LONGEST_NAME, "address"));
        String shown = Stream.of(
                        "[lokasi]",
                        Json.shortText(body, LONGEST_NAME, "name"),
                        Json.shortText(body, LONGEST_NAME, "address"),
                        latitude == null || longitude == null
                                ? null
                                : "https://maps.google.com/?q=" + latitude + "," + longitude)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return new Content(type, shown, "", place.toString());
    }

    /** A tap on a button or a list. */
    private static String reply(JsonNode body) {
        return Stream.of("buttons_reply", "list_reply", "flow_reply")
                .map(kind -> Json.text(body.path(kind), "title", "description", "id"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static void put(ObjectNode node, String field, String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
