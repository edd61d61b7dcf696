package id.bengkel.reminder.manual;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.bengkel.reminder.run.ReminderRun;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of one manual customer, in the documented form. Statuses: sent, skipped, failed, unknown, queued. */
@Schema(name = "ManualReminderDetail")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ManualDetail(
        UUID id, String customerName, String nopol, String status, String message, String apiResponse, String reason) {

    /** Empty for those who became due only after the run was planned. */
    static Optional<ManualDetail> of(Row row, ReminderRun run) {
        LocalDate next = row.getLocalDate("next_service");
        if (row.getBoolean("of_this_run")) {
            return Optional.of(reminded(row));
        } else if (row.getString("status") != null) {
            return skipped(row, "cancelled".equals(row.getString("status")) ? "Dibatalkan" : "Already sent today");
        } else if (next == null) {
            return skipped(row, "Data tidak lengkap");
        }
        long days = ChronoUnit.DAYS.between(run.day(), next);
        int threshold = run.order().daysThreshold();
        if (days < 0 || days >= threshold) {
            return skipped(row, "Next service tidak dalam %d hari (dalam %d hari)".formatted(threshold, days));
        }
        return row.getBoolean("reminded") ? skipped(row, "Already sent today") : Optional.empty();
    }

    /** A reminder that a person sent to one customer. */
    static ManualDetail sent(ManualCustomer customer, String message, String answer) {
        return new ManualDetail(
                customer.id(), customer.customerName(), customer.nopol(), "sent", message, answer, null);
    }

    private static ManualDetail reminded(Row row) {
        String status = row.getString("status");
        return new ManualDetail(
                row.getUUID("id"),
                row.getString("customer_name"),
                row.getString("nopol"),
                switch (status) {
                    case "sending" -> "queued";
                    case "cancelled" -> "skipped";
                    default -> status;
                },
                row.getString("body"),
                row.getString("provider_answer"),
                "cancelled".equals(status) ? "Dibatalkan" : row.getString("error"));
    }

    private static Optional<ManualDetail> skipped(Row row, String reason) {
        return Optional.of(new ManualDetail(
                row.getUUID("id"),
                row.getString("customer_name"),
                row.getString("nopol"),
                "skipped",
                null,
                null,
                reason));
    }
}
