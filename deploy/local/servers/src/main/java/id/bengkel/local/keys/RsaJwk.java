package id.bengkel.local.keys;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** An RSA key as RFC 7517 and 7518 write it. */
final class RsaJwk {

    private static final List<String> SECRETS = List.of("d", "p", "q", "dp", "dq", "qi");

    private RsaJwk() {}

    static JsonObject of(RSAPrivateCrtKey key) throws GeneralSecurityException {
        var modulus = text(key.getModulus());
        var exponent = text(key.getPublicExponent());
        return new JsonObject()
                .put("kty", "RSA")
                .put("kid", thumbprint(modulus, exponent))
                .put("use", "sig")
                .put("alg", "RS256")
                .put("n", modulus)
                .put("e", exponent)
                .put("d", text(key.getPrivateExponent()))
                .put("p", text(key.getPrimeP()))
                .put("q", text(key.getPrimeQ()))
                .put("dp", text(key.getPrimeExponentP()))
                .put("dq", text(key.getPrimeExponentQ()))
                .put("qi", text(key.getCrtCoefficient()));
    }

    static JsonObject withoutSecrets(JsonObject jwk) {
        var publicKey = jwk.copy();
        SECRETS.forEach(publicKey::remove);
        return publicKey;
    }

    static RSAPrivateCrtKey privateKey(JsonObject jwk) throws GeneralSecurityException {
        var numbers = new RSAPrivateCrtKeySpec(
                number(jwk, "n"),
                number(jwk, "e"),
                number(jwk, "d"),
                number(jwk, "p"),
                number(jwk, "q"),
                number(jwk, "dp"),
                number(jwk, "dq"),
                number(jwk, "qi"));
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(numbers);
    }

    /** RFC 7638. */
    private static String thumbprint(String modulus, String exponent) throws GeneralSecurityException {
        var canonical = "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}".formatted(exponent, modulus);
        return encoded(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String text(BigInteger number) {
        var bytes = number.toByteArray();
        // BigInteger puts a zero in front when the first bit is set; JWK wants none.
        var start = bytes[0] == 0 ? 1 : 0;
        return encoded(Arrays.copyOfRange(bytes, start, bytes.length));
    }

    private static BigInteger number(JsonObject jwk, String field) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.getString(field)));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
