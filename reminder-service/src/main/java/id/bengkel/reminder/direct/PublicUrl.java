package id.bengkel.reminder.direct;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that the provider may be asked to fetch: on the public internet, as far as that can be told without asking
 * anybody.
 */
final class PublicUrl {

    private static final int LONGEST = 2048;

    /** That of a name in the DNS. A longer one would be more than {@link Pattern} can take. */
    private static final int LONGEST_HOST = 254;

    /** At least two labels, and a last one that no reader of addresses takes for a number. */
    private static final Pattern PUBLIC_NAME =
            Pattern.compile("([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\\.)+(?!0x)[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    /** Names that are resolved inside a network only. */
    private static final List<String> INNER_NAMES =
            List.of(".localhost", ".local", ".internal", ".lan", ".home", ".corp", ".intranet", ".home.arpa", ".test");

    private PublicUrl() {}

    /** The address written as it is sent, or nothing when it is none that anybody can open. */
    static Optional<URI> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            // A space of the address has been decoded once already when it came as a parameter.
            URI url = new URI(text.strip().replace(" ", "%20"));
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return web && url.getHost() != null && url.getRawUserInfo() == null && isPublic(url.getHost())
                    ? Optional.of(URI.create(url.toASCIIString()))
                    : Optional.empty();
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isPublic(String host) {
        if (host.length() > LONGEST_HOST) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(name.replaceAll("^\\[|]$", ""));
        return address != null
                ? isPublic(address)
                : PUBLIC_NAME.matcher(name).matches() && INNER_NAMES.stream().noneMatch(name::endsWith);
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet6Address ? isPublic6(address.getAddress()) : isPublic4(address.getAddress());
    }

    /** Global unicast, but none that stands for an IPv4 address (Teredo, 6to4) or for an example. */
    private static boolean isPublic6(byte[] bytes) {
        int first = word(bytes, 0);
        int second = word(bytes, 2);
        return first >> 13 == 1 && first != 0x2002 && !(first == 0x2001 && (second < 0x200 || second == 0xdb8));
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        return first != 0
                && first != 10
                && first != 127
                && first < 224
                && !(first == 100 && second >> 6 == 1)
                && !(first == 169 && second == 254)
                && !(first == 172 && second >> 4 == 1)
                && !(first == 192 && second == 168)
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 198 && second >> 1 == 9);
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
