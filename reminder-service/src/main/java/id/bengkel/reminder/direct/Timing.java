package id.bengkel.reminder.direct;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Reads the time a caller wants a message delivered at. */
final class Timing {

    /** In seconds, this is beyond the year 5000; in milliseconds, it was in 1973. */
    private static final long NO_MILLISECONDS_BELOW = 100_000_000_000L;

    private static final Duration HORIZON = Duration.ofDays(366);

    private Timing() {}

    /**
     * @param milliseconds since 1970, or null for at once
     * @param field what the caller knows it as
     */
    static Instant schedule(Long milliseconds, String field, Clock clock) {
        if (milliseconds == null) {
            return null;
        } else if (milliseconds < NO_MILLISECONDS_BELOW) {
            throw SendProblem.NOT_IN_MILLISECONDS.on(field);
        }
        Instant now = clock.instant();
        Instant asked = Instant.ofEpochMilli(milliseconds);
        if (!asked.isAfter(now)) {
            throw SendProblem.PAST.on(field);
        } else if (asked.isAfter(now.plus(HORIZON))) {
            throw SendProblem.TOO_FAR.on(field);
        }
        return asked;
    }
}
