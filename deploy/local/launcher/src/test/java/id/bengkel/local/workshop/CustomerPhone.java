package id.bengkel.local.workshop;

import id.bengkel.local.demo.Session;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A customer's WhatsApp, as the sandbox plays it. */
final class CustomerPhone {

    private final Session sandbox;
    private final String number;
    private final String name;

    /** @param number country code and number, digits only */
    CustomerPhone(URI sandbox, String number, String name) {
        this.sandbox = Session.open(sandbox);
        this.number = number;
        this.name = name;
    }

    String number() {
        return number;
    }

    String name() {
        return name;
    }

    /** What WhatsApp's call is answered. */
    JsonObject writes(String text) {
        return writes(text, Duration.ZERO);
    }

    /** The same, but WhatsApp says that it was written some time ago. */
    JsonObject writes(String text, Duration ago) {
        return incoming(new JsonObject()
                .put("text", text)
                .put("timestamp", Instant.now().minus(ago).getEpochSecond()));
    }

    /** A message whose id WhatsApp tells, so that it can tell of it again. */
    JsonObject writesAs(String id, String text) {
        return incoming(new JsonObject().put("text", text).put("id", id));
    }

    /** The texts that WhatsApp brought from the chats, oldest first. */
    List<String> received() {
        return sandbox.list("/sent?provider=whapi&to=" + number).stream()
                .map(message -> ((JsonObject) message).getString("body"))
                .toList();
    }

    private JsonObject incoming(JsonObject message) {
        return sandbox.post("/incoming", message.put("from", number).put("name", name));
    }
}
