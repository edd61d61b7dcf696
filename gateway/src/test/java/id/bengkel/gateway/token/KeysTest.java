package id.bengkel.gateway.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.keys.JwtKeys;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    static Path folder;

    private static JwtKeys files;

    @BeforeAll
    static void makeKeys() {
        files = JwtKeys.makeIfMissing(folder);
    }

    @Test
    void thePublishedKeysHoldNothingPrivateWhateverTheFileHolds() throws IOException {
        Path careless = folder.resolve("careless.json");
        Files.writeString(careless, "{\"keys\":[" + Files.readString(files.signingKey()) + "]}");

        Keys keys = keys(careless.toUri(), files.signingKey().toUri());

        assertTrue(keys.jwks().contains(files.keyId()));
        assertFalse(keys.jwks().contains("\"d\""), keys.jwks());
        assertEquals(files.keyId(), keys.signingKey().getKeyId());
    }

    @Test
    void aGatewayWithoutUsableKeysDoesNotStart() throws IOException {
        Path garbage = Files.writeString(folder.resolve("garbage"), "garbage");
        URI jwks = files.jwks().toUri();
        URI signing = files.signingKey().toUri();
        URI missing = folder.resolve("missing").toUri();

        assertEquals("BENGKEL_JWT_SIGNING_KEY is not set", refusal(jwks, null));
        assertEquals("BENGKEL_JWT_SIGNING_KEY is no readable file: location", refusal(jwks, missing));
        assertEquals("BENGKEL_JWT_SIGNING_KEY is no RSA key in JWK format", refusal(jwks, garbage.toUri()));
        assertEquals("BENGKEL_JWT_JWKS is no readable file: location", refusal(missing, signing));
        assertEquals(
                "BENGKEL_JWT_JWKS is no readable file: location",
                refusal(URI.create("http://127.0.0.1:8080/.well-known/jwks.json"), signing));
        assertEquals("BENGKEL_JWT_JWKS is no JWKS", refusal(garbage.toUri(), signing));
    }

    @Test
    void aSigningKeyThatNobodyCouldVerifyDoesNotStart(@TempDir Path elsewhere) {
        JwtKeys others = JwtKeys.makeIfMissing(elsewhere);

        String refusal = refusal(others.jwks().toUri(), files.signingKey().toUri());

        assertEquals("BENGKEL_JWT_JWKS does not hold the key of BENGKEL_JWT_SIGNING_KEY", refusal);
    }

    private static String refusal(URI jwks, URI signingKey) {
        return assertThrows(ConfigurationException.class, () -> keys(jwks, signingKey))
                .getMessage();
    }

    private static Keys keys(URI jwks, URI signingKey) {
        return new Keys(
                new Settings(jwks, Optional.ofNullable(signingKey), "bengkel", "bengkel", Duration.ofHours(12)),
                new OwnSignIn(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private record Settings(URI jwks, Optional<URI> signingKey, String issuer, String audience, Duration lifetime)
            implements TokenConfig {}

    private record OwnSignIn(
            Optional<String> issuer, Optional<String> jwks, Optional<String> audience, Optional<String> rolesClaim)
            implements OidcConfig {}
}
