package id.bengkel.reminder.run;

import id.bengkel.chassis.time.WorkshopClock;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A run as the API shows it: {@code done} of {@code total} vehicles have come to an end. */
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
                WorkshopClock.zoned(run.startedAt(), clock),
                WorkshopClock.zoned(run.finishedAt(), clock));
    }
}
