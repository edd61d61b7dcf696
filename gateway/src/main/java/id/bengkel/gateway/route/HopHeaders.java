package id.bengkel.gateway.route;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Takes headers over from one connection to the next, but those that are meant for the first one only. */
final class HopHeaders {

    private static final Set<String> HOP_BY_HOP = ignoringCase(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade");

    private HopHeaders() {}

    /** Header names that compare without regard to case. */
    static Set<String> ignoringCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Arrays.asList(names));
        return set;
    }

    /** Copies all headers but the hop-by-hop ones, those that {@code Connection} names, and these. */
    static void copy(MultiMap from, MultiMap to, Set<String> others) {
        Set<String> named = namedInConnection(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey();
            if (!HOP_BY_HOP.contains(name) && !others.contains(name) && !named.contains(name)) {
                to.add(name, header.getValue());
            }
        }
    }

    private static Set<String> namedInConnection(MultiMap headers) {
        String connection = String.join(",", headers.getAll(HttpHeaders.CONNECTION));
        return connection.isEmpty() ? Set.of() : ignoringCase(connection.strip().split("\\s*,\\s*"));
    }
}
