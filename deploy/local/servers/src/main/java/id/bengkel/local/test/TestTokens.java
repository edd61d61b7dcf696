package id.bengkel.local.test;

import id.bengkel.local.keys.JwtKeys;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Access tokens as the gateway issues them, signed with the key of {@link TestServers}. */
public final class TestTokens {

    private static final Duration LIFETIME = Duration.ofHours(1);

    private TestTokens() {}

    /** A valid token of an admin. */
    public static String admin() {
        return of("admin");
    }

    /** A valid token of an agent. */
    public static String agent() {
        return of("agent");
    }

    /** A valid token of somebody with this role. */
    public static String of(String role) {
        return with(role, claims -> {});
    }

    /** A valid token of somebody with this role, signed before another key took over. */
    public static String ofFormerKey(String role) {
        return with(TestServers.formerKeys(), role, claims -> {});
    }

    /**
     * A token with other claims than a valid one has.
     *
     * @param change may put or remove claims; times are in seconds since 1970
     */
    public static String with(String role, Consumer<JsonObject> change) {
        return with(TestServers.keys(), role, change);
    }

    /** The same, signed with another stack's key. */
    public static String with(JwtKeys keys, String role, Consumer<JsonObject> change) {
        var claims = claims(role);
        change.accept(claims);
        var header = new JsonObject().put("alg", "RS256").put("typ", "JWT").put("kid", keys.keyId());
        var content = encoded(header) + "." + encoded(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.privateKey());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign a token", e);
        }
    }

    private static JsonObject claims(String role) {
        var now = Instant.now();
        return new JsonObject()
                .put("iss", "bengkel")
                .put("aud", "bengkel")
                .put("sub", String.valueOf(ThreadLocalRandom.current().nextInt(1, 1_000_000_000)))
                .put("name", "Orang " + role)
                .put("upn", role)
                .put("groups", new JsonArray().add(role))
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFETIME).getEpochSecond())
                .put("jti", UUID.randomUUID().toString());
    }

    private static String encoded(JsonObject json) {
        return encoded(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
