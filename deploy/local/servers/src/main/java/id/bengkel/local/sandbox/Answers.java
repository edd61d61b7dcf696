package id.bengkel.local.sandbox;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;

/** How answers are written. */
final class Answers {

    private static final String JSON = "application/json; charset=utf-8";

    /** Characters. */
    private static final int PIECE = 64_000;

    private Answers() {}

    /** @param body a JSON object or array */
    static void json(RoutingContext call, int status, Object body) {
        // A client that lost patience is gone.
        if (!call.response().closed()) {
            call.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                    .end(body.toString());
        }
    }

    /** An array of any length, piece by piece: whole, it would take far more memory than what it tells of. */
    static <T> void array(RoutingContext call, List<T> elements, Function<T, JsonObject> view) {
        var response = call.response().setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        var piece = new StringBuilder("[");
        var separator = "";
        for (var element : elements) {
            piece.append(separator).append(view.apply(element).encode());
            separator = ",";
            if (piece.length() > PIECE) {
                response.write(piece.toString());
                piece.setLength(0);
            }
        }
        response.end(piece.append(']').toString());
    }
}
