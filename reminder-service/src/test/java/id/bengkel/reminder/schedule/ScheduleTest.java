package id.bengkel.reminder.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static final LocalTime UNTIL = LocalTime.of(20, 0);

    @ParameterizedTest(name = "at {1} a run for {0} is due: {2}")
    @CsvSource({
        "07:00, 06:59:59, false",
        "07:00, 07:00:00, true",
        "07:00, 13:00:00, true",
        "07:00, 19:59:59, true",
        "07:00, 20:00:00, false",
        "21:30, 20:30:00, false",
        "21:30, 21:30:00, true",
        "21:30, 22:30:00, false"
    })
    void aMissedRunIsCaughtUpUntilItIsTooLate(LocalTime time, LocalTime now, boolean due) {
        // Given
        Schedule schedule = new Schedule(true, time, at("2026-01-01T00:00").toInstant());

        // When
        boolean isDue = schedule.isDue(at("2026-01-05T00:00").with(now), UNTIL);

        // Then
        assertEquals(due, isDue);
    }

    @Test
    void aTimeThatHadPassedWhenSomebodyAskedForItIsNotCaughtUp() {
        // Given
        Schedule schedule =
                new Schedule(true, LocalTime.of(7, 0), at("2026-01-05T10:00").toInstant());

        // When
        boolean isDue = schedule.isDue(at("2026-01-05T10:00:05"), UNTIL);

        // Then
        assertEquals(false, isDue);
        assertEquals(Optional.of(at("2026-01-06T07:00")), schedule.next(at("2026-01-05T10:00:05"), false));
    }

    @Test
    void aStoppedScheduleIsNeverDueAndHasNoNextRun() {
        // Given
        Schedule schedule =
                new Schedule(false, LocalTime.of(7, 0), at("2026-01-01T00:00").toInstant());

        // When
        boolean isDue = schedule.isDue(at("2026-01-05T07:00"), UNTIL);

        // Then
        assertEquals(false, isDue);
        assertEquals(Optional.empty(), schedule.next(at("2026-01-05T06:00"), false));
    }

    @ParameterizedTest
    @CsvSource({"06:00, false, 2026-01-05T09:00", "06:00, true, 2026-01-06T09:00", "09:00, false, 2026-01-06T09:00"})
    void theNextRunIsTodaysUnlessThatHasBegun(LocalTime now, boolean ranToday, String next) {
        // Given
        Schedule schedule =
                new Schedule(true, LocalTime.of(9, 0), at("2026-01-01T00:00").toInstant());

        // When
        Optional<ZonedDateTime> found = schedule.next(at("2026-01-05T00:00").with(now), ranToday);

        // Then
        assertEquals(Optional.of(at(next)), found);
    }

    @ParameterizedTest(name = "at {0} the runs up to the {1}th are over")
    @CsvSource({"2026-01-05T12:00, 4", "2026-01-05T20:00:30, 4", "2026-01-05T20:01:30, 5"})
    void aRunIsOverWhenItCanNotBeginAnyMore(String now, int lastDay) {
        // Given
        Schedule schedule =
                new Schedule(true, LocalTime.of(7, 0), at("2026-01-03T10:00").toInstant());

        // When
        List<ZonedDateTime> over = schedule.over(at(now), UNTIL);

        // Then
        assertEquals(
                IntStream.rangeClosed(4, lastDay)
                        .mapToObj(day -> at("2026-01-0" + day + "T07:00"))
                        .toList(),
                over);
    }

    private static ZonedDateTime at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Jakarta"));
    }
}
