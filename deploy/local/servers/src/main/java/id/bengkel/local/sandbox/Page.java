package id.bengkel.local.sandbox;

import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page that shows the conversations as on the customers' phones. It loads nothing from elsewhere, nor may it. */
final class Page {

    private static final String ONLY_FROM_HERE =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                    + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Page() {}

    static void addTo(Router router) {
        serve(router, "/", "page.html", "text/html");
        serve(router, "/page.css", "page.css", "text/css");
        serve(router, "/page.js", "page.js", "text/javascript");
    }

    private static void serve(Router router, String path, String file, String type) {
        var content = read(file);
        router.get(path).handler(call -> call.response()
                .putHeader("Content-Type", type + "; charset=utf-8")
                .putHeader("Content-Security-Policy", ONLY_FROM_HERE)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-cache")
                .end(content));
    }

    private static String read(String file) {
        try (var content = Page.class.getResourceAsStream(file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
