package id.bengkel.reminder.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** What became of one vehicle in a run, in the documented form. Statuses: sent, skipped, failed, unknown, queued. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReminderDetail(
        String noPol,
        String customerNama,
        String customerHp,
        LocalDate nextVisitDate,
        Long daysUntilVisit,
        String status,
        String message,
        String apiResponse,
        String reason) {

    /** A vehicle that nothing is wrong with and that still has no message became due only after the run was planned. */
    static boolean cameTooLate(Row row) {
        return "incomplete".equals(row.getString("status"))
                && Due.isComplete(row.getString("customer_name"), row.getString("phone"));
    }

    static ReminderDetail of(Row row, LocalDate day) {
        LocalDate due = row.getLocalDate("next_visit_date");
        String outcome = row.getString("status");
        return new ReminderDetail(
                row.getString("no_pol"),
                row.getString("customer_name"),
                row.getString("phone"),
                due,
                ChronoUnit.DAYS.between(day, due),
                status(outcome),
                row.getString("body"),
                row.getString("provider_answer"),
                reason(outcome, row.getString("error")));
    }

    private static String status(String outcome) {
        return switch (outcome) {
            case "incomplete", "already_sent", "cancelled" -> "skipped";
            case "sending" -> "queued";
            default -> outcome;
        };
    }

    private static String reason(String outcome, String error) {
        return switch (outcome) {
            case "incomplete" -> "Data tidak lengkap";
            case "already_sent" -> "Already sent today";
            case "cancelled" -> error == null ? "Dibatalkan" : error;
            default -> error;
        };
    }
}
