package id.bengkel.chassis.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection on which a request takes too long, from its first byte until its answer begins, be it that the client
 * sends a byte a second or that we never answer. Idle time-outs do not see the former: they begin anew with every byte.
 */
final class Deadline extends ChannelDuplexHandler {

    private final Duration limit;
    private Future<?> end;

    Deadline(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object bytes) {
        if (end == null) {
            end = connection.executor().schedule(() -> connection.close(), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
        connection.fireChannelRead(bytes);
    }

    @Override
    public void write(ChannelHandlerContext connection, Object bytes, ChannelPromise written) {
        forget();
        connection.write(bytes, written);
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        forget();
        connection.fireChannelInactive();
    }

    private void forget() {
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }
}
