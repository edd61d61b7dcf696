package id.bengkel.reminder.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.bengkel.reminder.run.ReminderRuns;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells monitors whether the daily run will happen. */
@Path("/health/scheduler")
@PermitAll
@Tag(name = "Scheduler")
public class SchedulerHealthResource {

    private final ScheduleStore store;
    private final ReminderRuns runs;
    private final Clock clock;

    SchedulerHealthResource(ScheduleStore store, ReminderRuns runs, Clock clock) {
        this.store = store;
        this.runs = runs;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Healthy while the daily run is scheduled")
    public Uni<Health> health() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        return store.read()
                .flatMap(schedule ->
                        runs.ranOn(now.toLocalDate()).map(ran -> Health.of(SchedulerView.of(schedule, now, ran))))
                .onFailure()
                .recoverWithItem(() -> Health.unhealthy("Database is not available"));
    }

    /** The documented form; {@code error} says why it is unhealthy. */
    @Schema(name = "SchedulerHealth")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Health(String status, boolean schedulerRunning, List<SchedulerView.Job> jobs, String error) {

        static Health of(SchedulerView view) {
            return view.running()
                    ? new Health("healthy", true, view.jobs(), null)
                    : unhealthy("Scheduler is not running");
        }

        static Health unhealthy(String error) {
            return new Health("unhealthy", false, List.of(), error);
        }
    }
}
