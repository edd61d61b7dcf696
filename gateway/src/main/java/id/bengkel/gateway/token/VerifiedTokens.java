package id.bengkel.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chassis.error.MissingKeys;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Verifies tokens, and remembers for a minute those that were good: a signature is the most expensive part of letting a
 * request through. Expiry and revocation are looked at each time.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class VerifiedTokens extends DefaultJWTParser {

    /** At about 4 kB each, in a heap of 256 MB. */
    private static final long MAX_REMEMBERED = 5_000;

    private final Cache<String, JsonWebToken> remembered = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    private final Revocations revocations;
    private final Clock clock;
    private final AtomicBoolean asking = new AtomicBoolean();
    /** Whether the issuer did not give its keys when it was asked last. */
    private volatile boolean keysAway;

    VerifiedTokens(JWTAuthContextInfo trusted, Revocations revocations, Clock clock) {
        super(trusted);
        this.revocations = revocations;
        this.clock = clock;
    }

    @Override
    public JsonWebToken parse(String token) throws ParseException {
        JsonWebToken known = remembered.getIfPresent(token);
        JsonWebToken verified = known == null ? verify(token) : known;
        if (revocations.cover(verified)) {
            throw new ParseException("revoked");
        } else if (known == null) {
            remembered.put(token, verified);
        } else if (verified.getExpirationTime() < clock.instant().getEpochSecond()) {
            throw new ParseException("expired");
        }
        return verified;
    }

    /**
     * Fails with a 503 while there are no keys yet. Asking for them takes seconds, so that only one does while the others are
     * told at once.
     */
    private JsonWebToken verify(String token) throws ParseException {
        if (!keysAway) {
            return verifyWithKeys(token);
        } else if (!asking.compareAndSet(false, true)) {
            throw CommonProblem.UNAVAILABLE.failure();
        }
        try {
            return verifyWithKeys(token);
        } finally {
            asking.set(false);
        }
    }

    private JsonWebToken verifyWithKeys(String token) throws ParseException {
        try {
            JsonWebToken verified = super.parse(token);
            keysAway = false;
            return verified;
        } catch (ParseException failure) {
            keysAway = MissingKeys.caused(failure);
            if (keysAway) {
                throw CommonProblem.UNAVAILABLE.failure();
            }
            throw failure;
        }
    }
}
