package id.bengkel.reminder.schedule;

import id.bengkel.reminder.run.MaintenanceReminder;
import id.bengkel.reminder.run.ReminderAnswer;
import id.bengkel.reminder.run.ReminderConfig;
import id.bengkel.reminder.run.ReminderRuns;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.ZonedDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lets admins decide about the daily run. */
@Path("/scheduler/maintenance-reminder")
@RolesAllowed("admin")
@Tag(name = "Scheduler")
public class SchedulerResource {

    private final ScheduleStore store;
    private final ReminderRuns runs;
    private final MaintenanceReminder reminder;
    private final ReminderConfig.Scheduler settings;
    private final Clock clock;

    SchedulerResource(
            ScheduleStore store, ReminderRuns runs, MaintenanceReminder reminder, ReminderConfig config, Clock clock) {
        this.store = store;
        this.runs = runs;
        this.reminder = reminder;
        this.settings = config.scheduler();
        this.clock = clock;
    }

    @POST
    @Path("start")
    @Operation(summary = "Runs daily at this workshop time, on all replicas together once")
    public Uni<Answer> start(
            @QueryParam("hour") @Min(0) @Max(23) Integer hour, @QueryParam("minute") @Min(0) @Max(59) Integer minute) {
        int startHour = hour == null ? settings.hour() : hour;
        int startMinute = minute != null ? minute : hour == null ? settings.minute() : 0;
        return store.start(startHour, startMinute).flatMap(this::answer);
    }

    @POST
    @Path("stop")
    @Operation(summary = "Ends the daily run until it is started again")
    public Uni<Answer> stop() {
        return store.stop().flatMap(this::answer);
    }

    @GET
    @Path("status")
    @Operation(summary = "Tells when the next daily run begins")
    public Uni<Answer> status() {
        return store.read().flatMap(this::answer);
    }

    @POST
    @Path("run-now")
    @Operation(
            summary =
                    "Reminds now all who are due and were not reminded today; with Prefer: respond-async in the background")
    @APIResponse(
            responseCode = "200",
            description = "The run's outcome",
            content = @Content(schema = @Schema(implementation = ReminderAnswer.class)))
    @APIResponse(responseCode = "202", description = "Started; progress is at the Location")
    public Uni<Response> runNow(@HeaderParam("Prefer") String prefer) {
        return reminder.answer(prefer);
    }

    private Uni<Answer> answer(Schedule schedule) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        return runs.ranOn(now.toLocalDate())
                .map(ran -> new Answer(true, SchedulerView.of(schedule, now, ran), "Success"));
    }

    /** The documented frame of the answers. */
    @Schema(name = "SchedulerAnswer")
    public record Answer(boolean success, SchedulerView data, String message) {}
}
