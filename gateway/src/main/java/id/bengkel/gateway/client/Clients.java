package id.bengkel.gateway.client;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Believes in {@code X-Forwarded-*} only what known proxies say: anybody can write a header. */
@Singleton
public class Clients {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final Networks trusted;
    private final Networks watching;

    Clients(
            @ConfigProperty(name = "bengkel.trusted-proxies") Optional<List<String>> trusted,
            @ConfigProperty(name = "bengkel.metrics.from") List<String> watching) {
        this.trusted = Networks.of(trusted.orElse(List.of()), "BENGKEL_TRUSTED_PROXIES");
        this.watching = Networks.of(watching, "BENGKEL_METRICS_FROM");
    }

    /** The address of the client: the peer's, or the last one in {@code X-Forwarded-For} that is no trusted proxy's. */
    public String address(HttpServerRequest request) {
        String address = request.remoteAddress().hostAddress();
        String[] hops =
                String.join(",", request.headers().getAll("X-Forwarded-For")).split(",");
        for (int i = hops.length - 1; i >= 0 && isTrusted(address); i--) {
            InetAddress hop = parse(withoutPort(hops[i].strip()));
            if (hop == null) {
                break;
            }
            address = NetUtil.toAddressString(hop);
        }
        return address;
    }

    /** Some proxies write {@code 203.0.113.9:5678} and {@code [2001:db8::7]:5678}. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            return hop.substring(1, Math.max(1, hop.indexOf(']')));
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    /** What one subscriber has for itself: an IPv4 address, or the network of an IPv6 address. */
    public String network(HttpServerRequest request) {
        String address = address(request);
        byte[] bytes = parse(address).getAddress();
        return bytes.length > IPV6_NETWORK_BYTES
                ? HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES))
                : address;
    }

    /** What a trusted proxy says in a header, or what we see ourselves. */
    public String said(HttpServerRequest request, String header, String seen) {
        String said = request.getHeader(header);
        return said != null && isTrusted(request.remoteAddress().hostAddress()) ? said : seen;
    }

    /** Whether the client is from where our figures may be read. */
    public boolean mayWatch(HttpServerRequest request) {
        return watching.contain(parse(address(request)));
    }

    private boolean isTrusted(String address) {
        return trusted.contain(parse(address));
    }

    /** Null for what is no address; never asks a name server. */
    private static InetAddress parse(String address) {
        return NetUtil.createInetAddressFromIpAddressString(address);
    }
}
