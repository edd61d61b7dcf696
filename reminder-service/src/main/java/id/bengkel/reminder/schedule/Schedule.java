package id.bengkel.reminder.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The time of day of the daily run.
 *
 * @param since when somebody last asked for it: earlier times are not caught up
 */
record Schedule(boolean running, LocalTime time, Instant since) {

    private static final Duration LATE_EVENING_GRACE = Duration.ofHours(1);

    /** Whether a run belongs to this moment, unless the day's has begun: from its time until it is too late to catch up. */
    boolean isDue(ZonedDateTime now, LocalTime catchUpUntil) {
        ZonedDateTime due = now.with(time);
        ZonedDateTime until = now.with(catchUpUntil);
        // A time that is itself that late is meant.
        ZonedDateTime last = due.isBefore(until) ? until : due.plus(LATE_EVENING_GRACE);
        return running
                && !now.isBefore(due)
                && now.isBefore(last)
                && !due.toInstant().isBefore(since);
    }

    /** The next time a run begins; empty when stopped. */
    Optional<ZonedDateTime> next(ZonedDateTime now, boolean ranToday) {
        if (!running) {
            return Optional.empty();
        }
        ZonedDateTime today = now.with(time);
        return Optional.of(ranToday || !today.isAfter(now) ? now.plusDays(1).with(time) : today);
    }
}
