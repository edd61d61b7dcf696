package id.bengkel.chassis.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.jwt.auth.principal.ParseException;
import java.io.IOException;
import java.util.Locale;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.Test;

class RefusingTokensTest {

    @Test
    void aTokenWhoseKeyIsNoneOfTheIssuersIsBad() {
        assertEquals(401, statusOf(new UnresolvableKeyException("no such key")));
    }

    @Test
    void aTokenIsNotBadBecauseItsIssuerIsAway() {
        assertEquals(503, statusOf(new UnresolvableKeyException("no keys", new IOException("refused"))));
    }

    private static int statusOf(UnresolvableKeyException unresolved) {
        var refused = new AuthenticationFailedException(new ParseException("unverified", unresolved));
        return Failure.of(refused, Locale.ENGLISH).status();
    }
}
