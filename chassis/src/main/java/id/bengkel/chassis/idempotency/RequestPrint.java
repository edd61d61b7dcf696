package id.bengkel.chassis.idempotency;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * By what a request is recognised: SHA-256 of whose key it is, and of what is asked.
 *
 * @param id the caller and the key
 * @param request method, address, kind of content and body
 */
record RequestPrint(byte[] id, byte[] request) {

    private static final Pattern BOUNDARY = Pattern.compile("^multipart/.*boundary=\"?([^\";]+)");

    static RequestPrint of(HttpServerRequest request, Buffer body, SecurityIdentity caller) {
        var id = sha256();
        add(id, caller(request, caller));
        add(id, request.getHeader(IdempotentCalls.HEADER));
        var asked = sha256();
        add(asked, request.method().name());
        add(asked, request.uri());
        var content = Objects.requireNonNullElse(request.getHeader("Content-Type"), "");
        var boundary = BOUNDARY.matcher(content);
        if (boundary.find()) {
            // A form that is sent again is parted by another line, and is the same form.
            add(asked, body.toString(StandardCharsets.ISO_8859_1).replace(boundary.group(1), ""));
        } else {
            add(asked, content);
            asked.update(body.getBytes());
        }
        return new RequestPrint(id.digest(), asked.digest());
    }

    /** Whoever sends no token, where none is needed, is known by the address that the gateway tells. */
    private static String caller(HttpServerRequest request, SecurityIdentity caller) {
        if (caller.isAnonymous()) {
            var forwarded = request.getHeader("X-Forwarded-For");
            return "address " + (forwarded == null ? request.remoteAddress().hostAddress() : forwarded);
        }
        return "account "
                + (caller.getPrincipal() instanceof JsonWebToken token
                        ? token.getSubject()
                        : caller.getPrincipal().getName());
    }

    /** The length keeps two texts from running into each other. */
    private static void add(MessageDigest digest, String text) {
        digest.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
