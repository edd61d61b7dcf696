package id.bengkel.reminder.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The time of day of the daily run.
 *
 * @param since when somebody last asked for it: earlier times are not caught up
 */
record Schedule(boolean running, LocalTime time, Instant since) {

    private static final Duration LATE_EVENING_GRACE = Duration.ofHours(1);
    private static final int DAYS_LOOKED_BACK = 7;
    /** For a run that another replica begins in the last moment. */
    private static final Duration SURE = Duration.ofMinutes(1);

    /** Whether a run belongs to this moment, unless the day's has begun: from its time until it is too late to catch up. */
    boolean isDue(ZonedDateTime now, LocalTime catchUpUntil) {
        ZonedDateTime due = now.with(time);
        return wants(due) && !now.isBefore(due) && now.isBefore(last(due, catchUpUntil));
    }

    /** The times of the last days whose run is over by now, or can no longer begin. */
    List<ZonedDateTime> over(ZonedDateTime now, LocalTime catchUpUntil) {
        return IntStream.rangeClosed(0, DAYS_LOOKED_BACK)
                .mapToObj(days -> now.minusDays(DAYS_LOOKED_BACK - days).with(time))
                .filter(due -> wants(due) && now.isAfter(last(due, catchUpUntil).plus(SURE)))
                .toList();
    }

    private boolean wants(ZonedDateTime due) {
        return running && !due.toInstant().isBefore(since);
    }

    /** A time that is itself later than anybody wants to be reminded is meant. */
    private static ZonedDateTime last(ZonedDateTime due, LocalTime catchUpUntil) {
        ZonedDateTime until = due.with(catchUpUntil);
        return due.isBefore(until) ? until : due.plus(LATE_EVENING_GRACE);
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
