package id.bengkel.reminder.schedule;

import id.bengkel.chassis.error.Discreet;
import id.bengkel.reminder.run.ReminderConfig;
import id.bengkel.reminder.run.Reminding;
import id.bengkel.reminder.run.RunKind;
import id.bengkel.reminder.run.RunOrder;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Looks at the clock on every replica; the database lets one of them begin the day's run. */
@ApplicationScoped
class DailyTrigger {

    private static final Logger LOG = Logger.getLogger(DailyTrigger.class);

    private final ScheduleStore store;
    private final Reminding reminding;
    private final MissedRuns missed;
    private final ReminderConfig config;
    private final List<RunKind> kinds;
    private final Clock clock;

    DailyTrigger(
            ScheduleStore store,
            Reminding reminding,
            MissedRuns missed,
            ReminderConfig config,
            @ConfigProperty(name = "bengkel.schedule-manual") boolean manualToo,
            Clock clock) {
        this.store = store;
        this.reminding = reminding;
        this.missed = missed;
        this.config = config;
        this.kinds = manualToo ? List.of(RunKind.values()) : List.of(RunKind.maintenance);
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        return store.read()
                .flatMap(schedule -> look(schedule, now))
                .onFailure()
                .invoke(failure -> LOG.warnf("The schedule cannot be read: %s", Discreet.name(failure)))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> look(Schedule schedule, ZonedDateTime now) {
        LocalTime catchUpUntil = config.scheduler().catchUpUntil();
        return missed.remember(schedule.over(now, catchUpUntil))
                .chain(() -> schedule.isDue(now, catchUpUntil)
                        ? reminding.startScheduled(now.toLocalDate(), orders())
                        : Uni.createFrom().voidItem());
    }

    private List<RunOrder> orders() {
        return kinds.stream()
                .map(kind -> new RunOrder(kind, config.daysThreshold(), true))
                .toList();
    }
}
