package id.bengkel.reminder.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    @ParameterizedTest
    @CsvSource({
        "20:00-07:00, 19:59, false",
        "20:00-07:00, 20:00, true",
        "20:00-07:00, 00:00, true",
        "20:00-07:00, 06:59, true",
        "20:00-07:00, 07:00, false",
        "12:00-13:30, 13:29, true",
        "12:00-13:30, 13:30, false",
        "12:00-13:30, 00:00, false",
        ", 00:00, false",
        ", 12:00, false",
    })
    void quietHoursAreTheWorkshopsAndMaySpanMidnight(String hours, String time, boolean quiet) {
        // Given
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T" + time + ":00+07:00"), ZoneId.of("Asia/Jakarta"));

        // When
        boolean isQuiet = new QuietHours(policy(0, null, hours), clock).isNow();

        // Then
        assertEquals(quiet, isQuiet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20:00", "20-7", "20:00-20:00", "25:00-07:00", "20:00-07:00-08:00"})
    void quietHoursThatAreNoneStopTheStart(String hours) {
        assertThrows(ConfigurationException.class, () -> new QuietHours(policy(0, null, hours), Clock.systemUTC()));
    }

    @Test
    void aPauseIsChosenFromItsRangeAndIsNoFasterThanTheRate() {
        // Given
        Pace free = new Pace(policy(0, "2s-5s", null));
        Pace limited = new Pace(policy(15, "2s - 5s", null));

        // When
        boolean within = IntStream.range(0, 100)
                .mapToObj(i -> free.pause())
                .allMatch(pause -> pause.toMillis() >= 2000 && pause.toMillis() <= 5000);

        // Then
        assertTrue(within);
        assertTrue(limited.pause().compareTo(Duration.ofSeconds(4)) >= 0);
        assertEquals(Duration.ofSeconds(3), new Pace(policy(0, "3s", null)).pause());
    }

    @ParameterizedTest
    @CsvSource({"-1,", "60001,", "0, 5s-2s", "0, soon", "0, 2s-", "0, 1h"})
    void aPaceThatIsNoneStopsTheStart(int rate, String pause) {
        assertThrows(ConfigurationException.class, () -> new Pace(policy(rate, pause, null)));
    }

    static PolicyConfig policy(int rate, String pause, String quietHours) {
        return new PolicyConfig() {
            @Override
            public OptionalInt ratePerMinute() {
                return OptionalInt.of(rate);
            }

            @Override
            public Optional<String> pause() {
                return Optional.ofNullable(pause);
            }

            @Override
            public Optional<String> quietHours() {
                return Optional.ofNullable(quietHours);
            }
        };
    }
}
