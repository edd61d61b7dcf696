package id.bengkel.chassis.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FarewellTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        join(vertx.close());
    }

    @Test
    void aRequestAtHandWhenTheEndBeginsLeavesNoConnectionBehind() {
        Farewell farewell = new Farewell();
        Promise<Void> arrived = Promise.promise();
        Promise<Void> ready = Promise.promise();
        int port = serve(farewell, arrived, ready);
        HttpClientResponse before = join(ask(port, "/quick"));
        Future<HttpClientResponse> atHand = ask(port, "/slow");
        join(arrived.future());

        farewell.leave(new ShutdownDelayInitiatedEvent());
        ready.complete();

        assertNull(before.getHeader("Connection"));
        assertEquals("close", join(atHand).getHeader("Connection"));
    }

    private int serve(Farewell farewell, Promise<Void> arrived, Promise<Void> ready) {
        Router router = Router.router(vertx);
        Filters filters = new Filters();
        farewell.register(filters);
        filters.getFilters().forEach(filter -> router.route().handler(filter.getHandler()));
        router.route("/quick").handler(request -> request.end());
        router.route("/slow").handler(request -> {
            arrived.complete();
            ready.future().onSuccess(now -> request.end());
        });
        return join(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"))
                .actualPort();
    }

    private Future<HttpClientResponse> ask(int port, String path) {
        return vertx.createHttpClient()
                .request(HttpMethod.GET, port, "127.0.0.1", path)
                .compose(HttpClientRequest::send);
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
