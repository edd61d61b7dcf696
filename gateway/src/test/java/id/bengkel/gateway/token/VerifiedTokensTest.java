package id.bengkel.gateway.token;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chassis.error.ProblemException;
import id.bengkel.local.port.FreePort;
import id.bengkel.local.test.TestTokens;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With an issuer that is away, and has not given its keys yet. */
class VerifiedTokensTest {

    private final VerifiedTokens tokens = new VerifiedTokens(
            new JWTAuthContextInfo("http://127.0.0.1:" + FreePort.find() + "/certs", "somebody"),
            null,
            Clock.systemUTC());

    @Test
    void nobodyIsToldThatATokenIsBadAndOnlyOneWaitsForTheKeys() throws Exception {
        // Given
        assertEquals(CommonProblem.UNAVAILABLE, refusal());

        // When
        List<CompletableFuture<Object>> two = Stream.generate(() -> CompletableFuture.supplyAsync(this::refusal))
                .limit(2)
                .toList();

        // Then
        assertEquals(
                CommonProblem.UNAVAILABLE,
                CompletableFuture.anyOf(two.get(0), two.get(1)).get(1, SECONDS));
        two.forEach(told -> assertEquals(CommonProblem.UNAVAILABLE, told.join()));
    }

    private Object refusal() {
        return assertThrows(ProblemException.class, () -> tokens.parse(TestTokens.admin()))
                .problem();
    }
}
