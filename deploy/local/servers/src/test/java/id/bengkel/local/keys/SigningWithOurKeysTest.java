package id.bengkel.local.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningWithOurKeysTest {

    private static final byte[] CONTENT = {1, 2, 3};

    /** Shared, because making a key takes half a second. */
    @TempDir
    private static Path folder;

    @Test
    void whatThePrivateKeySignsThePublicKeyVerifies() throws Exception {
        // Given
        var keys = JwtKeys.makeIfMissing(folder);
        var signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(keys.privateKey());
        signer.update(CONTENT);

        // When
        var signature = signer.sign();

        // Then
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(publicKey(jwk(keys)));
        verifier.update(CONTENT);
        assertTrue(verifier.verify(signature));
    }

    @Test
    void theKeyIsMadeOnce() {
        // Given
        var first = JwtKeys.makeIfMissing(folder);
        var keyId = first.keyId();

        // When
        var second = JwtKeys.makeIfMissing(folder);

        // Then
        assertEquals(keyId, second.keyId());
        assertEquals(keyId, jwk(second).getString("kid"));
    }

    @Test
    void thePublishedKeyHoldsNoSecret() {
        // When
        var keys = JwtKeys.makeIfMissing(folder);

        // Then
        assertEquals(Set.of("kty", "kid", "use", "alg", "n", "e"), jwk(keys).fieldNames());
    }

    @Test
    void thePrivateKeyIsForItsOwnerOnly() throws IOException {
        // When
        var keys = JwtKeys.makeIfMissing(folder);

        // Then
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.signingKey())));
    }

    private static JsonObject jwk(JwtKeys keys) {
        try {
            return new JsonObject(Files.readString(keys.jwks()))
                    .getJsonArray("keys")
                    .getJsonObject(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static PublicKey publicKey(JsonObject jwk) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(jwk.getString("n")), number(jwk.getString("e"))));
    }

    private static BigInteger number(String text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text));
    }
}
