package id.bengkel.chat.incoming;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what may be there in any form, or not at all. */
final class Json {

    private static final Pattern HALF_CHARACTER = Pattern.compile("\\p{Cs}");

    private Json() {}

    /** The first of these fields that holds a text or a number; null when none does. */
    static String text(JsonNode node, String... fields) {
        return Stream.of(fields)
                .map(node::path)
                .filter(value -> value.isTextual() || value.isNumber())
                .map(value -> storable(value.asText()))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** As {@link #text}, cut to a length. */
    static String shortText(JsonNode node, int longest, String... fields) {
        String text = text(node, fields);
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }

    static Stream<JsonNode> items(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
    }

    /** PostgreSQL cannot store U+0000, and knows half a character again as something else. */
    static String storable(String text) {
        return HALF_CHARACTER.matcher(text.replace("\0", "")).replaceAll("\uFFFD");
    }
}
