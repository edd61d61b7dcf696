package id.bengkel.reminder.run;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The documented answer to a run. */
@Schema(name = "ReminderAnswer")
public record ReminderAnswer(boolean success, Data data, String message) {

    /**
     * @param totalCustomers vehicles with a customer, due or not
     * @param details the vehicles that were due
     */
    @Schema(name = "Reminders")
    public record Data(long totalCustomers, long reminderSent, List<ReminderDetail> details) {}

    static ReminderAnswer of(ReminderRun run, List<ReminderDetail> details) {
        return new ReminderAnswer(
                true, new Data(run.totalCustomers(), run.counts().sent(), details), "Success");
    }
}
