package id.bengkel.gateway.token;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The access tokens that the gateway issues. */
@ConfigMapping(prefix = "bengkel.jwt")
interface TokenConfig {

    /** {@code file:} location of the JWKS with the public keys; two while one key gives way to another. */
    URI jwks();

    /** {@code file:} location of the private RSA key, a JWK with {@code kid}. */
    Optional<URI> signingKey();

    String issuer();

    String audience();

    /** How long a token is good unless it is made void before. */
    Duration lifetime();
}
