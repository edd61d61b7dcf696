package id.bengkel.local.launcher;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells other programs where everything is, from the moment when all is ready until the stack stops. Only the owner may
 * read it, since it holds the password of PostgreSQL's superuser.
 */
record StatusFile(Path file) {

    void write(Running running) {
        try {
            PrivateFile.write(file, json(running).encodePrettily() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file, e);
        }
    }

    private static JsonObject json(Running running) {
        var services = new JsonArray();
        running.fleet().services().forEach(service -> services.add(json(service)));
        return new JsonObject()
                .put("ready", running.fleet().isReady())
                .put("gateway", running.gateway().toString())
                .put("sandbox", running.sandbox().uri().toString())
                .put("services", services)
                .put("postgres", running.postgres().uri().toString())
                .put("kafka", running.kafka());
    }

    private static JsonObject json(WatchedService service) {
        return new JsonObject()
                .put("name", service.replica().service().title())
                .put("url", service.replica().uri().toString())
                .put("pid", service.process().pid());
    }
}
