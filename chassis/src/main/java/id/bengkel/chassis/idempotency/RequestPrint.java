package id.bengkel.chassis.idempotency;

import id.bengkel.chassis.upload.Upload;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * By what a request is recognised: SHA-256 of whose key it is, and of what is asked.
 *
 * @param id the caller and the key
 * @param request kind of content, body, method and address
 */
record RequestPrint(byte[] id, byte[] request) {

    static RequestPrint of(HttpServerRequest request, Buffer body, SecurityIdentity caller) {
        var asked = sha256();
        add(asked, Objects.requireNonNullElse(request.getHeader("Content-Type"), ""));
        asked.update(body.getBytes());
        return of(request, asked, caller);
    }

    /** Reads the file, and so takes its time. A form that is sent again is parted by another line, and is the same form. */
    static RequestPrint of(HttpServerRequest request, Upload upload, SecurityIdentity caller) throws IOException {
        var asked = sha256();
        add(asked, upload.type());
        add(asked, upload.name());
        try (var content = new DigestInputStream(Files.newInputStream(upload.file()), asked)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return of(request, asked, caller);
    }

    private static RequestPrint of(HttpServerRequest request, MessageDigest asked, SecurityIdentity caller) {
        add(asked, request.method().name());
        add(asked, address(request));
        var id = sha256();
        add(id, caller(request, caller));
        add(id, request.getHeader(IdempotentCalls.HEADER));
        return new RequestPrint(id.digest(), asked.digest());
    }

    /** A path is the same with and without its trailing slash. */
    private static String address(HttpServerRequest request) {
        String path = request.path().replaceFirst("/$", "");
        return request.query() == null ? path : path + "?" + request.query();
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
