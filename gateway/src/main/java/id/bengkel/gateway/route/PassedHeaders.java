package id.bengkel.gateway.route;

import id.bengkel.chassis.request.RequestId;
import id.bengkel.gateway.client.Clients;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Passes on headers in both directions, but those for one connection only, and those that are ours to say. */
@Singleton
class PassedHeaders {

    private static final Set<String> FOR_ONE_CONNECTION = ignoringCase(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade");
    private static final Set<String> NOT_FOR_SERVICES = ignoringCase(
            "Host",
            "Expect",
            "Forwarded",
            "X-Real-IP",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Server",
            "X-Forwarded-Ssl",
            RequestId.HEADER);
    private static final Set<String> NOT_FOR_CLIENTS = ignoringCase("Server", "X-Powered-By", RequestId.HEADER);

    private final Clients clients;

    PassedHeaders(Clients clients) {
        this.clients = clients;
    }

    void toService(RoutingContext request, HttpClientRequest upstream) {
        HttpServerRequest incoming = request.request();
        eachOf(incoming.headers(), NOT_FOR_SERVICES, upstream.headers()::add);
        String host = String.valueOf(incoming.authority());
        upstream.putHeader(RequestId.HEADER, RequestId.of(request))
                .putHeader("X-Forwarded-For", clients.address(incoming))
                .putHeader("X-Forwarded-Proto", clients.said(incoming, "X-Forwarded-Proto", incoming.scheme()))
                .putHeader("X-Forwarded-Host", clients.said(incoming, "X-Forwarded-Host", host));
    }

    void toClient(HttpClientResponse answer, MultiMap headers) {
        eachOf(answer.headers(), NOT_FOR_CLIENTS, headers::add);
        if (headers.contains(HttpHeaders.LOCATION)) {
            headers.set(HttpHeaders.LOCATION, asSeenFromOutside(answer));
        }
    }

    /** Undoes {@link #toClient}, for another answer in place of one that never came. */
    void takeBack(HttpClientResponse answer, MultiMap headers) {
        eachOf(answer.headers(), NOT_FOR_CLIENTS, (name, value) -> headers.remove(name));
    }

    private static void eachOf(MultiMap headers, Set<String> others, BiConsumer<String, String> action) {
        Set<String> named = namedInConnection(headers);
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey();
            if (!FOR_ONE_CONNECTION.contains(name) && !others.contains(name) && !named.contains(name)) {
                action.accept(name, header.getValue());
            }
        }
    }

    private static Set<String> namedInConnection(MultiMap headers) {
        String connection = String.join(",", headers.getAll(HttpHeaders.CONNECTION));
        return connection.isEmpty() ? Set.of() : ignoringCase(connection.strip().split("\\s*,\\s*"));
    }

    /** Services know themselves by their own addresses, which mean nothing to clients. */
    private static String asSeenFromOutside(HttpClientResponse answer) {
        HttpClientRequest request = answer.request();
        String location = answer.getHeader(HttpHeaders.LOCATION);
        String own = request.absoluteURI()
                .substring(0, request.absoluteURI().length() - request.getURI().length());
        return location.startsWith(own + "/") ? location.substring(own.length()) : location;
    }

    private static Set<String> ignoringCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Arrays.asList(names));
        return set;
    }
}
