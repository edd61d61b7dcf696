package id.bengkel.chassis.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.TestServers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database of the tests runs on this machine, so its clock is right. */
@QuarkusTest
@WithTestResource(TestServers.class)
class AgreeingOnTheTimeTest {

    private static final Duration NEARLY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @ParameterizedTest
    @ValueSource(longs = {60, -60, 7_200})
    void aWrongClockIsPutRightAndSoAreThoseOfOtherZonesMadeOfIt(long seconds) {
        // Given
        AgreedClock clock = ahead(Duration.ofSeconds(seconds));
        Clock jakarta = clock.withZone(ZoneId.of("Asia/Jakarta"));

        // When
        compare(clock);

        // Then
        assertTrue(isNearly(Instant.now(), clock.instant()));
        assertTrue(isNearly(Instant.now(), jakarta.instant()));
    }

    @Test
    void aClockThatIsHardlyWrongIsLeftAlone() {
        // Given
        AgreedClock clock = new AgreedClock(Clock.fixed(Instant.now().plusMillis(100), ZoneOffset.UTC));

        // When
        compare(clock);

        // Then
        assertEquals(clock.uncorrected(), clock.instant());
    }

    private static AgreedClock ahead(Duration time) {
        return new AgreedClock(Clock.offset(Clock.systemUTC(), time));
    }

    private void compare(AgreedClock clock) {
        DatabaseTime time = new DatabaseTime(clock, pool, vertx);
        time.compare().await().atMost(PATIENCE);
        time.stop(new ShutdownEvent());
    }

    private static boolean isNearly(Instant expected, Instant actual) {
        return Duration.between(expected, actual).abs().compareTo(NEARLY) < 0;
    }
}
