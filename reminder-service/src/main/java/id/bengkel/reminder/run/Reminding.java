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
import java.util.UUID;

/** Carries out runs: at the clock's or a person's wish, and goes on with those whose replica is gone. */
@Startup
@Singleton
public class Reminding {

    private static final Duration UPKEEP = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final CatchUp catchUp;
    private final ReminderRuns runs;
    private final RunPlanner planner;
    private final RunWatch watch;
    private final Dispatcher dispatcher;
    private final ReminderConfig config;
    private final Clock clock;
    private final Repeating upkeep;

    Reminding(
            CatchUp catchUp,
            ReminderRuns runs,
            RunPlanner planner,
            RunWatch watch,
            Dispatcher dispatcher,
            ReminderConfig config,
            Clock clock,
            Vertx vertx) {
        this.catchUp = catchUp;
        this.runs = runs;
        this.planner = planner;
        this.watch = watch;
        this.dispatcher = dispatcher;
        this.config = config;
        this.clock = clock;
        this.upkeep = new Repeating(vertx, "Looking after reminder runs", UPKEEP, this::lookAfterRuns);
    }

    /** Begins the runs of a day, in the background; those that any replica has begun stay the only ones. */
    public Uni<Void> startScheduled(LocalDate day, List<RunOrder> orders) {
        return runs.start(Trigger.scheduled, day, Duration.ZERO, orders)
                .invoke(upkeep::wake)
                .replaceWithVoid();
    }

    /** Begins a run in the background. */
    public Uni<UUID> startInBackground(RunOrder order) {
        return start(order, Duration.ZERO).invoke(upkeep::wake);
    }

    /** Runs and waits until every message is sent or given up, or until the caller should not wait any longer. */
    public Uni<ReminderRun> run(RunOrder order) {
        Instant deadline = clock.instant().plus(config.answerWithin());
        return start(order, RunPlanner.LEASE)
                .call(planner::plan)
                .call(run -> sent(run, deadline))
                .flatMap(runs::find);
    }

    private Uni<UUID> start(RunOrder order, Duration lease) {
        Uni<Void> known = order.kind() == RunKind.maintenance
                ? catchUp.withVehicles()
                : Uni.createFrom().voidItem();
        return known.chain(() -> runs.start(Trigger.manual, LocalDate.now(clock), lease, List.of(order)))
                .map(started -> started.get(0));
    }

    private Uni<Void> sent(UUID run, Instant deadline) {
        return Uni.createFrom()
                .deferred(() -> runs.hasOutstanding(run))
                .repeat()
                .withDelay(LOOK_AGAIN)
                .whilst(outstanding -> outstanding && clock.instant().isBefore(deadline) && !dispatcher.isHolding())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> lookAfterRuns() {
        return runs.abandoned()
                .onItem()
                .transformToMulti(abandoned -> Multi.createFrom().iterable(abandoned))
                .call(planner::plan)
                .collect()
                .last()
                .chain(watch::look);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        upkeep.stop(GRACE);
    }
}
