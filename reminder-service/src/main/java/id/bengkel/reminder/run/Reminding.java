package id.bengkel.reminder.run;

import id.bengkel.chassis.time.Repeating;
import id.bengkel.reminder.message.Dispatcher;
import id.bengkel.reminder.run.ReminderRun.Trigger;
import id.bengkel.reminder.vehicle.CatchUp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Carries out runs: at the clock's or a person's wish, and goes on with those whose replica is gone. */
@Startup
@Singleton
public class MaintenanceReminder {

    private static final Duration UPKEEP = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final CatchUp catchUp;
    private final ReminderRuns runs;
    private final RunPlanner planner;
    private final Dispatcher dispatcher;
    private final ReminderConfig config;
    private final Clock clock;
    private final Repeating upkeep;

    MaintenanceReminder(
            CatchUp catchUp,
            ReminderRuns runs,
            RunPlanner planner,
            Dispatcher dispatcher,
            ReminderConfig config,
            Clock clock,
            Vertx vertx) {
        this.catchUp = catchUp;
        this.runs = runs;
        this.planner = planner;
        this.dispatcher = dispatcher;
        this.config = config;
        this.clock = clock;
        this.upkeep = new Repeating(vertx, "Looking after reminder runs", UPKEEP, this::lookAfterRuns);
    }

    /** Begins the run of a day, in the background; nothing when any replica has begun it. */
    public Uni<Void> startScheduled(LocalDate day) {
        return runs.start(Trigger.scheduled, day, Duration.ZERO)
                .invoke(upkeep::wake)
                .replaceWithVoid();
    }

    /** Begins a run in the background. */
    Uni<UUID> startInBackground() {
        return catchUp.withVehicles()
                .chain(() -> runs.start(Trigger.manual, today(), Duration.ZERO))
                .map(Optional::orElseThrow)
                .invoke(upkeep::wake);
    }

    /** Runs and waits until every message is sent or given up, or until the caller should not wait any longer. */
    public Uni<Outcome> run() {
        Instant deadline = clock.instant().plus(config.answerWithin());
        return catchUp.withVehicles()
                .chain(() -> runs.start(Trigger.manual, today(), RunPlanner.LEASE))
                .map(Optional::orElseThrow)
                .call(planner::plan)
                .call(run -> sent(run, deadline))
                .flatMap(this::outcome);
    }

    private Uni<Void> sent(UUID run, Instant deadline) {
        return Uni.createFrom()
                .deferred(() -> runs.hasOutstanding(run))
                .onItem()
                .delayIt()
                .by(LOOK_AGAIN)
                .repeat()
                .whilst(outstanding -> outstanding && clock.instant().isBefore(deadline) && !dispatcher.isChannelDown())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Outcome> outcome(UUID id) {
        return runs.find(id).flatMap(run -> runs.details(id, run.day()).map(details -> new Outcome(run, details)));
    }

    private Uni<Void> lookAfterRuns() {
        return runs.abandoned()
                .onItem()
                .transformToMulti(abandoned -> Multi.createFrom().iterable(abandoned))
                .call(planner::plan)
                .collect()
                .last()
                .chain(runs::finish);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        upkeep.stop(GRACE);
    }

    /** How a run stands when its caller is answered. */
    public record Outcome(ReminderRun run, List<ReminderDetail> details) {}
}
