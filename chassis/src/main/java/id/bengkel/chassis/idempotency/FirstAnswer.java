package id.bengkel.chassis.idempotency;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * What a request was answered.
 *
 * @param headers those that belong to the answer rather than to its transport
 * @param body null when it was too large to be kept
 */
record FirstAnswer(int status, JsonObject headers, Buffer body) {

    private static final List<String> KEPT =
            List.of("Content-Type", "Location", "Link", "Preference-Applied", "Retry-After");

    /** Nothing was done, or something else must be right first. A 504, or a 500, may well have done it. */
    private static final Set<Integer> NOTHING_DONE = Set.of(401, 403, 429, 502, 503);

    static FirstAnswer of(int status, MultiMap headers, Buffer body) {
        var kept = new JsonObject();
        KEPT.stream().filter(headers::contains).forEach(name -> kept.put(name, headers.get(name)));
        return new FirstAnswer(status, kept, body);
    }

    /** Whether a repeat should try anew. */
    boolean invitesAnotherTry() {
        return NOTHING_DONE.contains(status);
    }

    void repeat(HttpServerResponse response) {
        response.setStatusCode(status).putHeader("Idempotency-Replayed", "true");
        headers.forEach(header -> response.putHeader(header.getKey(), String.valueOf(header.getValue())));
        response.end(body);
    }
}
