package id.bengkel.local.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the page attaches to customers' messages: the newest files, in memory, at the address that Whapi would tell. */
final class UploadedFiles {

    private static final int MOST = 20;

    private static final int LARGEST = 5 * 1024 * 1024;

    /** What browsers may show; all else they are to save. */
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final Map<String, UploadedFile> newest = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, UploadedFile> eldest) {
            return size() > MOST;
        }
    };

    private record UploadedFile(String type, Buffer content) {}

    void addTo(Router router) {
        router.post("/files").handler(this::take);
        router.get("/files/:id").handler(this::give);
    }

    private void take(RoutingContext call) {
        var content = call.body().buffer();
        if (content == null || content.length() == 0 || content.length() > LARGEST) {
            throw new BadCall("a file must have 1 byte to 5 MB");
        }
        var type = String.valueOf(call.request().getHeader("Content-Type"));
        var id = UUID.randomUUID().toString();
        newest.put(id, new UploadedFile(PICTURES.contains(type) ? type : "application/octet-stream", content));
        var port = call.request().localAddress().port();
        Answers.json(call, 201, new JsonObject().put("url", "http://127.0.0.1:" + port + "/files/" + id));
    }

    private void give(RoutingContext call) {
        var file = newest.get(call.pathParam("id"));
        if (file == null) {
            throw new BadCall(404, "file not found");
        }
        call.response()
                .putHeader("Content-Type", file.type())
                .putHeader("Content-Disposition", PICTURES.contains(file.type()) ? "inline" : "attachment")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .end(file.content());
    }
}
