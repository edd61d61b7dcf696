package id.bengkel.chat.incoming;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what may be there in any form, or not at all. */
final class Json {

    private Json() {}

    /** The first of these fields that holds a text or a number; null when none does. */
    static String text(JsonNode node, String... fields) {
        for (String field : fields) {
            JsonNode value = node.path(field);
            String text = value.isTextual() || value.isNumber() ? storable(value.asText()) : "";
            if (!text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    /** As {@link #text}, cut to a length. */
    static String shortText(JsonNode node, int longest, String... fields) {
        String text = text(node, fields);
        return text == null || text.length() <= longest ? text : storable(text.substring(0, longest));
    }

    static Stream<JsonNode> items(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
    }

    /** PostgreSQL cannot store U+0000, and knows half a character again as something else. */
    static String storable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\0", "");
    }
}
