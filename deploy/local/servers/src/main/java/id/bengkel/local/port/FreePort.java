package id.bengkel.local.port;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** A TCP port of 127.0.0.1 for a server that is about to start. */
public final class FreePort {

    /*
     * Below the range from which Linux and macOS take the ports of outgoing connections: one of those could otherwise
     * take the port before its server listens, or while the server restarts.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    private static final int ATTEMPTS = 100;

    /** Handed out by this process: their servers may not listen yet. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /**
     * @return a port on which nobody listens at this moment, and another one each time
     * @throws IllegalStateException when a hundred ports in a row are taken
     */
    public static int find() {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port between " + FIRST + " and " + LAST);
    }

    /**
     * @param wanted a port, or 0 for any
     * @return {@code wanted} itself, or a free port in place of 0
     */
    public static int orAny(int wanted) {
        return wanted == 0 ? find() : wanted;
    }

    /** Whether a server could listen on this port of 127.0.0.1 now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
