package id.bengkel.local.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/** The JSON object in a call, read field by field. A field that is {@code null} counts as absent. */
record CallBody(JsonObject json) {

    /** @throws BadCall when it is no JSON object */
    static CallBody of(Buffer body) {
        try {
            if (body != null && Json.decodeValue(body) instanceof JsonObject object) {
                return new CallBody(object);
            }
        } catch (DecodeException notJson) {
            // Told below.
        }
        throw new BadCall("the body must be a JSON object");
    }

    void onlyFields(Set<String> known) {
        for (var field : json.fieldNames()) {
            if (!known.contains(field)) {
                throw new BadCall("unknown field " + field);
            }
        }
    }

    boolean has(String field) {
        return json.getValue(field) != null;
    }

    Object value(String field) {
        return json.getValue(field);
    }

    /** @throws BadCall when it is absent, blank or no text */
    String requiredText(String field) {
        var text = text(field);
        if (text == null || text.isBlank()) {
            throw new BadCall(field + " is required");
        }
        return text;
    }

    /** A text, or {@code null} when it is absent. */
    String text(String field) {
        if (!has(field) || value(field) instanceof String) {
            return (String) value(field);
        }
        throw new BadCall(field + " must be a text");
    }

    boolean flag(String field) {
        if (!has(field)) {
            return false;
        }
        if (value(field) instanceof Boolean flag) {
            return flag;
        }
        throw new BadCall(field + " must be true or false");
    }

    /** A whole number within bounds, or {@code null} when it is absent. */
    Long whole(String field, long least, long most) {
        if (!has(field)) {
            return null;
        }
        if ((value(field) instanceof Integer || value(field) instanceof Long)
                && ((Number) value(field)).longValue() >= least
                && ((Number) value(field)).longValue() <= most) {
            return ((Number) value(field)).longValue();
        }
        throw new BadCall("%s must be a whole number from %d to %d".formatted(field, least, most));
    }

    /** @throws BadCall when it is absent or none of these */
    String oneOf(String field, List<String> choices) {
        var choice = requiredText(field);
        if (!choices.contains(choice)) {
            throw new BadCall(field + " must be one of " + String.join(", ", choices));
        }
        return choice;
    }

    /** @throws BadCall when it is no list of texts */
    List<String> texts(String field) {
        if (value(field) instanceof JsonArray list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new BadCall(field + " must be a list of texts");
    }

    /** @throws BadCall when it is absent or no number */
    Number number(String field) {
        if (value(field) instanceof Number number) {
            return number;
        }
        throw new BadCall(field + " must be a number");
    }

    /** A number from 0 to 1, or 0 when it is absent. */
    double share(String field) {
        if (!has(field)) {
            return 0;
        }
        if (value(field) instanceof Number share && share.doubleValue() >= 0 && share.doubleValue() <= 1) {
            return share.doubleValue();
        }
        throw new BadCall(field + " must be a number from 0 to 1");
    }
}
