package id.bengkel.reminder.run;

import id.bengkel.reminder.run.MaintenanceReminder.Outcome;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The documented answer to a run. */
@Schema(name = "ReminderAnswer")
public record ReminderAnswer(boolean success, Data data, String message) {

    /**
     * @param totalCustomers vehicles with a customer, due or not
     * @param details the vehicles that were due
     */
    public record Data(long totalCustomers, long reminderSent, List<ReminderDetail> details) {}

    public static ReminderAnswer of(Outcome outcome) {
        return new ReminderAnswer(
                true,
                new Data(outcome.run().totalCustomers(), outcome.run().counts().sent(), outcome.details()),
                "Success");
    }
}
