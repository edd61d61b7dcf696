package id.bengkel.gateway.token;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;

/** The keys of our own tokens, read once at start: a gateway without them would refuse everybody. */
@Startup
@Singleton
class Keys {

    private final RsaJsonWebKey signingKey;
    private final String jwks;

    Keys(TokenConfig config, OidcConfig oidc) {
        if (oidc.inUse()) {
            signingKey = null;
            jwks = new JsonWebKeySet().toJson();
            return;
        }
        signingKey = rsaKey(config.signingKey()
                .orElseThrow(() -> new ConfigurationException("BENGKEL_JWT_SIGNING_KEY is not set")));
        jwks = publicKeys(config.jwks());
        if (!jwks.contains("\"" + signingKey.getKeyId() + "\"")) {
            throw new ConfigurationException("BENGKEL_JWT_JWKS does not hold the key of BENGKEL_JWT_SIGNING_KEY");
        }
    }

    /** The key that signs; null where another issuer's tokens count. */
    RsaJsonWebKey signingKey() {
        return signingKey;
    }

    /** The public keys, whatever else the file holds. */
    String jwks() {
        return jwks;
    }

    private static RsaJsonWebKey rsaKey(URI location) {
        try {
            return (RsaJsonWebKey) JsonWebKey.Factory.newJwk(read("BENGKEL_JWT_SIGNING_KEY", location));
        } catch (JoseException | ClassCastException unusable) {
            throw new ConfigurationException("BENGKEL_JWT_SIGNING_KEY is no RSA key in JWK format");
        }
    }

    private static String publicKeys(URI location) {
        try {
            return new JsonWebKeySet(read("BENGKEL_JWT_JWKS", location))
                    .toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        } catch (JoseException unusable) {
            throw new ConfigurationException("BENGKEL_JWT_JWKS is no JWKS");
        }
    }

    private static String read(String setting, URI location) {
        try {
            return Files.readString(Path.of(location));
        } catch (IOException | IllegalArgumentException | FileSystemNotFoundException unreadable) {
            throw new ConfigurationException(setting + " is no readable file: location");
        }
    }
}
