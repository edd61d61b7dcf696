package id.bengkel.gateway.token;

import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Issues access tokens. */
@Singleton
public class Tokens {

    /** Our own claim: how often the account's earlier tokens had been made void when this one was issued. */
    static final String GENERATION = "generation";

    private final TokenConfig config;
    private final Keys keys;
    private final Clock clock;

    Tokens(TokenConfig config, Keys keys, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A token for an account, good from now on.
     *
     * @param name what services call this person by
     */
    public String issue(long account, String name, String username, String role, long generation) {
        Instant now = clock.instant();
        return Jwt.issuer(config.issuer())
                .audience(config.audience())
                .subject(Long.toString(account))
                .upn(username)
                .groups(Set.of(role))
                .claim("name", name)
                .claim(GENERATION, generation)
                .issuedAt(now)
                .expiresAt(now.plus(config.lifetime()))
                .jws()
                .keyId(keys.signingKey().getKeyId())
                .sign(keys.signingKey().getPrivateKey());
    }

    /** How long a token is good that is issued now. */
    public Duration lifetime() {
        return config.lifetime();
    }
}
