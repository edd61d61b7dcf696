package id.bengkel.local.workshop;

import id.bengkel.local.keys.JwtKeys;
import id.bengkel.local.test.TestTokens;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Who comes to a door, by the token that they bring. All but the last two would like to be an admin. */
enum Caller {
    NOBODY,
    EXPIRED,
    OTHER_ISSUER,
    OTHER_AUDIENCE,
    ALG_NONE,
    /** Signs with HS256, where the secret is what everybody may read: the public key. */
    KEY_CONFUSION,
    AGENT,
    ADMIN;

    /**
     * A new token of this kind.
     *
     * @param keys those of the stack: the claims and not the signature are what is wrong with most
     * @param account the id of the person that the token speaks of
     */
    String token(JwtKeys keys, long account) {
        return switch (this) {
            case NOBODY -> throw new IllegalStateException("Nobody has no token");
            case EXPIRED ->
                signed(keys, account, claims -> claims.put("exp", Instant.now().getEpochSecond() - 60));
            case OTHER_ISSUER -> signed(keys, account, claims -> claims.put("iss", "https://evil.example"));
            case OTHER_AUDIENCE -> signed(keys, account, claims -> claims.put("aud", "another"));
            case ALG_NONE -> unsigned("none", keys, account) + ".";
            case KEY_CONFUSION -> confused(keys, account);
            case AGENT, ADMIN -> signed(keys, account, claims -> {});
        };
    }

    private String signed(JwtKeys keys, long account, Consumer<JsonObject> change) {
        return TestTokens.with(
                keys,
                this == AGENT ? "agent" : "admin",
                claims -> change.accept(claims.put("sub", String.valueOf(account))));
    }

    private String unsigned(String algorithm, JwtKeys keys, long account) {
        var header = new JsonObject().put("alg", algorithm).put("typ", "JWT").put("kid", keys.keyId());
        var claims = signed(keys, account, unchanged -> {}).split("\\.")[1];
        return encoded(header.encode().getBytes(StandardCharsets.UTF_8)) + "." + claims;
    }

    private String confused(JwtKeys keys, long account) {
        var key = keys.privateKey();
        try {
            var publicKey = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
            var content = unsigned("HS256", keys, account);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(publicKey.getEncoded(), "HmacSHA256"));
            return content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
