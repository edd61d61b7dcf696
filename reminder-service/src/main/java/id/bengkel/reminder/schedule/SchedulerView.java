package id.bengkel.reminder.schedule;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The schedule in the documented form. */
record SchedulerView(boolean running, List<Job> jobs) {

    /** The daily run, named as clients know it. */
    record Job(String id, String name, OffsetDateTime nextRunTime, String trigger) {}

    static SchedulerView of(Schedule schedule, ZonedDateTime now, boolean ranToday) {
        return new SchedulerView(
                schedule.running(),
                schedule.next(now, ranToday).map(next -> job(schedule, next)).stream()
                        .toList());
    }

    private static Job job(Schedule schedule, ZonedDateTime next) {
        return new Job(
                "maintenance_reminder_job",
                "Maintenance Reminder WhatsApp",
                next.toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS),
                "cron[hour='%d', minute='%d']"
                        .formatted(schedule.time().getHour(), schedule.time().getMinute()));
    }
}
