package id.bengkel.reminder.run;

import id.bengkel.chassis.error.Languages;
import id.bengkel.reminder.run.ReminderRun.Counts;
import id.bengkel.reminder.text.Template;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** What the admin reads of a run. */
final class RunNotice {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private RunNotice() {}

    static String summary(ReminderRun run, Clock clock) {
        Counts counts = run.counts();
        long attempted = counts.sent() + counts.failed() + counts.unknown();
        String heading = attempted > 0 && counts.sent() == 0
                ? "PERINGATAN: tidak ada pengingat service yang terkirim"
                : "Laporan pengingat service";
        return """
                %s
                Tanggal: %s
                Penerima: %s
                Terkirim: %d
                Gagal: %d
                Dilewati: %d
                Tidak pasti: %d
                Tingkat keberhasilan: %s"""
                .formatted(
                        heading,
                        moment(run.finishedAt(), clock),
                        recipients(run),
                        counts.sent(),
                        counts.failed(),
                        counts.skipped() + counts.cancelled(),
                        counts.unknown(),
                        rate(counts.sent(), attempted));
    }

    static String overdue(ReminderRun run, Clock clock) {
        return """
                PERINGATAN: pengingat service belum selesai
                Dimulai: %s
                Penerima: %s
                Selesai: %d dari %d
                Mohon periksa sambungan WhatsApp."""
                .formatted(
                        moment(run.startedAt(), clock),
                        recipients(run),
                        run.counts().done(),
                        run.counts().total());
    }

    private static String recipients(ReminderRun run) {
        return run.order().kind() == RunKind.manual ? "customer manual" : "customer terdaftar";
    }

    private static String moment(Instant instant, Clock clock) {
        ZonedDateTime local = instant.atZone(clock.getZone());
        return Template.date(local.toLocalDate()) + " " + HOUR.format(local);
    }

    /** Of what was tried; nothing tried, nothing to rate. */
    private static String rate(long sent, long attempted) {
        return attempted == 0 ? "-" : String.format(Languages.INDONESIAN, "%.1f%%", 100.0 * sent / attempted);
    }
}
