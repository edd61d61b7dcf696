package id.bengkel.local.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A message that "went out".
 *
 * @param to digits, or the id of a group
 * @param file URL of what was attached, or {@code null}
 * @param delay how long the provider shall wait, in seconds, or {@code null}
 * @param schedule when it shall be delivered, in milliseconds since 1970, or {@code null} for at once
 * @param deleted taken back by who sent it
 */
record SentMessage(
        String id,
        Provider provider,
        String to,
        String body,
        String file,
        Long delay,
        Long schedule,
        Instant receivedAt,
        boolean deleted) {

    SentMessage(
            String id,
            Provider provider,
            String to,
            String body,
            String file,
            Long delay,
            Long schedule,
            Instant receivedAt) {
        this(id, provider, to, body, file, delay, schedule, receivedAt, false);
    }

    SentMessage edited(String text) {
        return new SentMessage(id, provider, to, text, file, delay, schedule, receivedAt, deleted);
    }

    SentMessage takenBack() {
        return new SentMessage(id, provider, to, body, file, delay, schedule, receivedAt, true);
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("id", id)
                .put("provider", provider.toString())
                .put("to", to)
                .put("body", body)
                .put("file", file)
                .put("delay", delay)
                .put("schedule", schedule)
                .put("received_at", receivedAt.toString())
                .put("deleted", deleted);
    }

    static SentMessage of(JsonObject json) {
        return new SentMessage(
                json.getString("id"),
                Provider.named(json.getString("provider")),
                json.getString("to"),
                json.getString("body"),
                json.getString("file"),
                json.getLong("delay"),
                json.getLong("schedule"),
                Instant.parse(json.getString("received_at")),
                json.getBoolean("deleted", false));
    }
}
