package id.bengkel.gateway.token;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** An identity provider of the workshop's own, such as Keycloak, in place of the gateway's sign-in. */
@ConfigMapping(prefix = "bengkel.oidc")
public interface OidcConfig {

    /** The {@code iss} of its tokens. */
    Optional<String> issuer();

    /** Where its JWKS is. */
    Optional<String> jwks();

    /** The {@code aud} of its tokens that are meant for the workshop; that of our own by default. */
    Optional<String> audience();

    /** Where in its tokens the roles are, such as {@code realm_access/roles}; {@code groups} by default. */
    Optional<String> rolesClaim();

    /** Whether its tokens count instead of ours. */
    default boolean inUse() {
        return issuer().isPresent();
    }
}
