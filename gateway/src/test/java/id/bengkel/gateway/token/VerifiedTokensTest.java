package id.bengkel.gateway.token;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chassis.error.ProblemException;
import id.bengkel.local.keys.JwtKeys;
import id.bengkel.local.port.FreePort;
import id.bengkel.local.test.TestTokens;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifiedTokensTest {

    private static final Revocations NONE = new Revocations(null, null, null, null);

    @Test
    void aTokenThatWasGoodAMomentAgoIsStillCheckedForItsExpiry(@TempDir Path folder) throws ParseException {
        // Given
        JwtKeys keys = JwtKeys.makeIfMissing(folder);
        JWTAuthContextInfo trusted = new JWTAuthContextInfo(keys.jwks().toUri().toString(), "bengkel");
        trusted.setExpectedAudience(Set.of("bengkel"));
        LaterClock clock = new LaterClock();
        VerifiedTokens tokens = new VerifiedTokens(trusted, NONE, clock);
        String token = TestTokens.with(keys, "agent", claims -> {});
        tokens.parse(token);
        tokens.parse(token);

        // When
        clock.later = Duration.ofDays(1);

        // Then
        assertThrows(ParseException.class, () -> tokens.parse(token));
    }

    /** With an issuer that is away, and has not given its keys yet. */
    @Test
    void nobodyIsToldThatATokenIsBadAndOnlyOneWaitsForTheKeys() throws Exception {
        // Given
        int port = FreePort.find();
        VerifiedTokens tokens = new VerifiedTokens(
                new JWTAuthContextInfo("http://127.0.0.1:" + port + "/certs", "somebody"), NONE, Clock.systemUTC());
        assertEquals(CommonProblem.UNAVAILABLE, refusal(tokens));
        ServerSocket silent = new ServerSocket(port, 0, InetAddress.getByName("127.0.0.1"));

        // When
        List<CompletableFuture<Object>> two = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> refusal(tokens)))
                .limit(2)
                .toList();

        // Then
        assertEquals(
                CommonProblem.UNAVAILABLE,
                CompletableFuture.anyOf(two.get(0), two.get(1)).get(15, SECONDS));
        silent.close();
        two.forEach(told -> assertEquals(CommonProblem.UNAVAILABLE, told.join()));
    }

    private static Object refusal(VerifiedTokens tokens) {
        return assertThrows(ProblemException.class, () -> tokens.parse(TestTokens.admin()))
                .problem();
    }

    private static final class LaterClock extends Clock {

        private Duration later = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(later);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
