package id.bengkel.reminder.run;

import id.bengkel.chassis.time.WorkshopClock;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A run as the API shows it: {@code done} of {@code total} vehicles or manual customers have come to an end.
 *
 * @param rate messages sent a minute: in the last one, or on the whole once the run is over
 * @param remainingSeconds at that rate; null when unknown
 */
@Schema(name = "ReminderRun")
public record RunView(
        UUID id,
        ReminderRun.Trigger trigger,
        RunKind kind,
        LocalDate day,
        String status,
        long totalCustomers,
        long total,
        long done,
        ReminderRun.Counts counts,
        double rate,
        Long remainingSeconds,
        OffsetDateTime startedAt,
        OffsetDateTime finishedAt) {

    static RunView of(ReminderRun run, Clock clock) {
        return new RunView(
                run.id(),
                run.trigger(),
                run.order().kind(),
                run.day(),
                run.status(),
                run.totalCustomers(),
                run.counts().total(),
                run.counts().done(),
                run.counts(),
                run.pace().perMinute(),
                run.remainingSeconds(),
                WorkshopClock.zoned(run.startedAt(), clock),
                WorkshopClock.zoned(run.finishedAt(), clock));
    }
}
