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
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database of the tests runs on this machine, so its clock is right. */
@QuarkusTest
@WithTestResource(TestServers.class)
class AgreeingOnTheTimeTest {

    private static final Duration NEARLY = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @ParameterizedTest
    @ValueSource(longs = {60, -60, 7_200})
    void aWrongClockIsRightFromTheBeginningAndSoAreThoseOfOtherZonesMadeOfIt(long seconds) {
        // Given
        AgreedClock clock = new AgreedClock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds)));
        Clock jakarta = clock.withZone(ZoneId.of("Asia/Jakarta"));

        // When
        follow(clock).stop(new ShutdownEvent());

        // Then
        assertTrue(isRight(clock));
        assertTrue(isRight(jakarta));
    }

    @Test
    void aMachineThatIsRightAgainIsBelieved() {
        // Given
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofMinutes(1));
        AgreedClock clock = new AgreedClock(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.now().plus(ahead.get());
            }
        });
        DatabaseTime time = follow(clock);

        // When
        ahead.set(Duration.ZERO);
        time.compare().await().atMost(PATIENCE);
        time.stop(new ShutdownEvent());

        // Then
        assertTrue(isRight(clock));
    }

    @Test
    void aClockThatIsHardlyWrongIsLeftAlone() {
        // Given
        Clock machine = Clock.fixed(Instant.now().plusMillis(100), ZoneOffset.UTC);
        AgreedClock clock = new AgreedClock(machine);

        // When
        clock.compare(clock.instant(), clock.instant().minusMillis(100));

        // Then
        assertEquals(machine.instant(), clock.instant());
    }

    private DatabaseTime follow(AgreedClock clock) {
        return new DatabaseTime(clock, pool, vertx);
    }

    private static boolean isRight(Clock clock) {
        return Duration.between(Instant.now(), clock.instant()).abs().compareTo(NEARLY) < 0;
    }
}
