package id.bengkel.reminder.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.reminder.run.ReminderRun.Counts;
import id.bengkel.reminder.run.ReminderRun.Pace;
import id.bengkel.reminder.run.ReminderRun.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

    @ParameterizedTest(name = "{0} with {1} sent in {2} s and {3} to go: {4} a minute, {5} s left")
    @CsvSource({
        "sending, 120, 60, 30, 120.0, 15",
        "sending, 1, 3, 2, 20.0, 6",
        "sending, 0, 60, 30, 0.0,",
        "planning, 120, 60, 30, 120.0,",
    })
    void whatIsLeftFollowsFromThePace(
            String status, long sent, double seconds, long left, double rate, Long remaining) {
        // When
        ReminderRun run = run(status, new Counts(left - 1, 1, sent, 0, 0, 0, 0), new Pace(sent, seconds), null);

        // Then
        assertEquals(rate, run.pace().perMinute());
        assertEquals(remaining, run.remainingSeconds());
    }

    @Test
    void ofAFinishedRunNothingIsLeft() {
        // When
        ReminderRun run = run("finished", new Counts(0, 0, 0, 3, 0, 0, 1), new Pace(0, 5), NOW);

        // Then
        assertEquals(0L, run.remainingSeconds());
    }

    private static ReminderRun run(String status, Counts counts, Pace pace, Instant finishedAt) {
        return new ReminderRun(
                UUID.randomUUID(),
                Trigger.manual,
                new RunOrder(RunKind.maintenance, 3, true),
                LocalDate.of(2026, 1, 5),
                status,
                100,
                counts,
                pace,
                NOW,
                finishedAt);
    }
}
