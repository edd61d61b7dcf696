package id.bengkel.reminder.run;

import id.bengkel.chassis.page.Listing;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** Starts runs and shows them. */
@Path("/")
@Tag(name = "Reminder runs")
public class RunResource {

    private final MaintenanceReminder reminder;
    private final ReminderRuns runs;
    private final RunCancellation cancellation;
    private final Clock clock;

    RunResource(MaintenanceReminder reminder, ReminderRuns runs, RunCancellation cancellation, Clock clock) {
        this.reminder = reminder;
        this.runs = runs;
        this.cancellation = cancellation;
        this.clock = clock;
    }

    @POST
    @Path("customers/send-maintenance-reminder")
    @Operation(
            summary =
                    "Reminds all who are due and were not reminded today; with Prefer: respond-async in the background")
    @APIResponse(
            responseCode = "200",
            description = "The run's outcome",
            content = @Content(schema = @Schema(implementation = ReminderAnswer.class)))
    @APIResponse(responseCode = "202", description = "Started; progress is at the Location")
    public Uni<Response> run(@HeaderParam("Prefer") String prefer) {
        return reminder.answer(prefer);
    }

    @GET
    @Path("reminder-runs")
    @Operation(summary = "Lists runs, newest first")
    public RestMulti<RunView> list(@BeanParam @Valid Listing listing) {
        return listing.answer(runs::count, runs::slice, runs::following, run -> RunView.of(run, clock));
    }

    @GET
    @Path("reminder-runs/{id}")
    @Operation(summary = "Shows a run and its progress")
    public Uni<RunView> show(@PathParam("id") UUID id) {
        return runs.find(id).map(run -> RunView.of(run, clock));
    }

    @POST
    @Path("reminder-runs/{id}/cancel")
    @RolesAllowed("admin")
    @Operation(summary = "Takes back what a run has queued and nobody has begun to send")
    public Uni<RunView> cancel(@PathParam("id") UUID id) {
        return cancellation.cancel(id).chain(() -> runs.find(id)).map(run -> RunView.of(run, clock));
    }
}
