package id.bengkel.local.workshop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes in the traces that services tell of, unread: each export is one service's, and holds ids and names as they are. */
final class TraceCollector implements AutoCloseable {

    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final Queue<String> exports = new ConcurrentLinkedQueue<>();

    private TraceCollector(HttpServer server) {
        this.server = server;
        server.createContext("/", export -> {
            try (export) {
                exports.add(new String(export.getRequestBody().readAllBytes(), ISO_8859_1));
                export.sendResponseHeaders(200, NO_BODY);
            }
        });
    }

    static TraceCollector start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var collector = new TraceCollector(server);
        server.start();
        return collector;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Which services, or steps of them, took part in a trace. */
    Set<String> takingPart(String trace, String... names) {
        var id = new String(HexFormat.of().parseHex(trace), ISO_8859_1);
        return Stream.of(names)
                .filter(name -> exports.stream().anyMatch(export -> export.contains(id) && export.contains(name)))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
