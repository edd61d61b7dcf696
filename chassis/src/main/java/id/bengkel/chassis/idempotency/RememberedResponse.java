package id.bengkel.chassis.idempotency;

import io.quarkus.vertx.http.runtime.filters.AbstractResponseWrapper;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Writes an answer down before its end goes out, so that whoever has read it can rely on the repeat. That a client has
 * left is told to nobody until then: the request is worked on to its end, and the client may come back for the answer.
 */
final class RememberedResponse extends AbstractResponseWrapper {

    private final HttpServerResponse client;
    private final long largest;
    private final Function<FirstAnswer, Future<Void>> memory;
    private final List<Handler<Void>> toldOfClosing = new ArrayList<>();
    private Handler<Void> lastTouch;
    private Buffer body = Buffer.buffer();
    private boolean ended;

    /**
     * @param largest bytes of a body that is kept
     * @param memory never fails
     */
    RememberedResponse(HttpServerResponse client, long largest, Function<FirstAnswer, Future<Void>> memory) {
        super(client);
        this.client = client;
        this.largest = largest;
        this.memory = memory;
    }

    /** Where the status and the headers are set: here before the answer is written down, not when its head goes out. */
    @Override
    public HttpServerResponse headersEndHandler(Handler<Void> handler) {
        lastTouch = handler;
        client.headersEndHandler(head -> touch());
        return this;
    }

    @Override
    public Future<Void> write(Buffer data) {
        touch();
        keep(data);
        return super.write(data);
    }

    @Override
    public void write(Buffer data, Handler<AsyncResult<Void>> handler) {
        tell(handler, write(data));
    }

    @Override
    public Future<Void> write(String text) {
        return write(Buffer.buffer(text));
    }

    @Override
    public Future<Void> end() {
        return end(Buffer.buffer());
    }

    @Override
    public void end(Handler<AsyncResult<Void>> handler) {
        tell(handler, end());
    }

    @Override
    public Future<Void> end(String text) {
        return end(Buffer.buffer(text));
    }

    @Override
    public Future<Void> end(Buffer last) {
        touch();
        keep(last);
        ended = true;
        return memory.apply(FirstAnswer.of(getStatusCode(), headers(), body))
                .transform(done -> client.end(last))
                .onFailure(left -> toldOfClosing.forEach(handler -> handler.handle(null)));
    }

    @Override
    public void end(Buffer last, Handler<AsyncResult<Void>> handler) {
        tell(handler, end(last));
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public boolean closed() {
        return ended && client.closed();
    }

    @Override
    public HttpServerResponse closeHandler(Handler<Void> handler) {
        if (handler != null) {
            toldOfClosing.add(handler);
        }
        return this;
    }

    private void touch() {
        var touching = lastTouch;
        lastTouch = null;
        if (touching != null) {
            touching.handle(null);
        }
    }

    private static void tell(Handler<AsyncResult<Void>> handler, Future<Void> done) {
        if (handler != null) {
            done.onComplete(handler);
        }
    }

    private void keep(Buffer data) {
        if (body != null) {
            body = body.length() + data.length() > largest ? null : body.appendBytes(data.getBytes());
        }
    }
}
