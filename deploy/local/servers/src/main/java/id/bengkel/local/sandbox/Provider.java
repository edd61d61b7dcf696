package id.bengkel.local.sandbox;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The providers that are played; each words a refusal in its own way. */
enum Provider {
    STARSENDER {
        @Override
        JsonObject error(int status, String message) {
            return failure(message);
        }

        @Override
        JsonObject failure(String message) {
            return new JsonObject().put("success", false).put("message", message);
        }
    },
    WHAPI {
        @Override
        JsonObject error(int status, String message) {
            return new JsonObject()
                    .put(
                            "error",
                            new JsonObject()
                                    .put("code", status)
                                    .put("message", message)
                                    .put("details", ""));
        }

        @Override
        JsonObject failure(String message) {
            return new JsonObject().put("sent", false).put("message", message);
        }
    };

    /** The body of an answer with an error status. */
    abstract JsonObject error(int status, String message);

    /** The body of an answer that is a failure in spite of its status 200. */
    abstract JsonObject failure(String message);

    /** @throws BadCall when there is no such provider */
    static Provider named(String name) {
        return Arrays.stream(values())
                .filter(provider -> provider.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadCall("provider must be one of " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(Provider::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
