package id.bengkel.chassis.error;

import id.bengkel.chassis.request.RequestId;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.impl.VertxHandler;
import java.util.UUID;

/**
 * Refuses in our one shape what is no HTTP at all. Vert.x refuses it without a word, before there is a route, and of the
 * request nothing is known, not even a language. Netty makes one of these itself, and asks it.
 */
public final class UnreadableRequests extends ChannelInitializerExtension {

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        connection.pipeline().addFirst(new FirstBytes());
    }

    static void refuseThoseOf(HttpConnection client) {
        if (client instanceof HttpServerConnection connection) {
            connection.invalidRequestHandler(UnreadableRequests::refuse);
        }
    }

    private static void refuse(HttpServerRequest unreadable) {
        Problem problem = problem(unreadable.decoderResult().cause());
        String id = UUID.randomUUID().toString();
        unreadable
                .response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader(RequestId.HEADER, id)
                .end(new JsonObject()
                        .put("success", false)
                        .put("data", new JsonObject())
                        .put("message", problem.indonesian())
                        .put("detail", problem.indonesian())
                        .put("request_id", id)
                        .toBuffer());
    }

    private static Problem problem(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return CommonProblem.URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException ? CommonProblem.HEADERS_TOO_LARGE : CommonProblem.MALFORMED;
    }

    /** By then Vert.x has made its connection. */
    private static final class FirstBytes extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (context.pipeline().get("handler") instanceof VertxHandler<?> handler
                    && handler.getConnection() instanceof HttpConnection connection) {
                refuseThoseOf(connection);
            }
            context.pipeline().remove(this);
            context.fireChannelRead(bytes);
        }
    }
}
