package id.bengkel.reminder.run;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Reminds of the vehicles that are due when somebody asks for it now. */
@Singleton
public class MaintenanceReminder {

    private final Reminding reminding;
    private final ReminderRuns runs;
    private final ReminderConfig config;

    MaintenanceReminder(Reminding reminding, ReminderRuns runs, ReminderConfig config) {
        this.reminding = reminding;
        this.runs = runs;
        this.config = config;
    }

    /** @param prefer the header of that name, by which a caller may choose not to wait */
    public Uni<Response> answer(String prefer) {
        RunOrder order = new RunOrder(RunKind.maintenance, config.daysThreshold(), true);
        return RunAccepted.isPreferred(prefer)
                ? reminding.startInBackground(order).map(run -> RunAccepted.of(run)
                        .response())
                : reminding.run(order).flatMap(this::answer);
    }

    private Uni<Response> answer(ReminderRun run) {
        return runs.details(run)
                .map(details -> Response.ok(ReminderAnswer.of(run, details)).build());
    }
}
