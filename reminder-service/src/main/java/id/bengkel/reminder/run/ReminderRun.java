package id.bengkel.reminder.run;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A run and how far it has come. */
public record ReminderRun(
        UUID id,
        Trigger trigger,
        RunOrder order,
        LocalDate day,
        String status,
        long totalCustomers,
        Counts counts,
        Pace pace,
        Instant startedAt,
        Instant finishedAt) {

    /** What started a run. */
    public enum Trigger {
        scheduled,
        manual
    }

    /** Vehicles of a run by what became of them; {@code skipped} are those that got no message of this run. */
    public record Counts(
            long queued, long sending, long sent, long failed, long unknown, long cancelled, long skipped) {

        long total() {
            return queued + sending + done();
        }

        long done() {
            return sent + failed + unknown + cancelled + skipped;
        }
    }

    /** How many messages went out in how many seconds: of the last minute, or of all of it once it is over. */
    public record Pace(long sent, double seconds) {

        double perMinute() {
            return Math.round(sent / seconds * 600) / 10.0;
        }

        /** Seconds for so many messages; null when none went out lately. */
        Long secondsFor(long messages) {
            return sent == 0 ? null : Long.valueOf((long) Math.ceil(messages * seconds / sent));
        }
    }

    /** Seconds until the last message is out at the present pace; null when nobody can tell. */
    Long remainingSeconds() {
        if (finishedAt != null) {
            return 0L;
        }
        return "planning".equals(status) ? null : pace.secondsFor(counts.queued() + counts.sending());
    }

    static ReminderRun of(Row row) {
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        return new ReminderRun(
                row.getUUID("id"),
                Trigger.valueOf(row.getString("trigger")),
                RunOrder.of(row),
                row.getLocalDate("day"),
                row.getString("status"),
                row.getLong("total_customers"),
                new Counts(
                        row.getLong("queued"),
                        row.getLong("sending"),
                        row.getLong("sent"),
                        row.getLong("failed"),
                        row.getLong("unknown"),
                        row.getLong("cancelled"),
                        row.getLong("skipped")),
                new Pace(row.getLong("pace_sent"), row.getDouble("pace_seconds")),
                row.getOffsetDateTime("started_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
