package id.bengkel.reminder.schedule;

import id.bengkel.chassis.error.Discreet;
import id.bengkel.reminder.run.MaintenanceReminder;
import id.bengkel.reminder.run.ReminderConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZonedDateTime;
import org.jboss.logging.Logger;

/** Looks at the clock on every replica; the database lets one of them begin the day's run. */
@ApplicationScoped
class DailyTrigger {

    private static final Logger LOG = Logger.getLogger(DailyTrigger.class);

    private final ScheduleStore store;
    private final MaintenanceReminder reminder;
    private final ReminderConfig config;
    private final Clock clock;

    DailyTrigger(ScheduleStore store, MaintenanceReminder reminder, ReminderConfig config, Clock clock) {
        this.store = store;
        this.reminder = reminder;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        return store.read()
                .flatMap(schedule -> schedule.isDue(now, config.scheduler().catchUpUntil())
                        ? reminder.startScheduled(now.toLocalDate())
                        : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failure -> LOG.warnf("The schedule cannot be read: %s", Discreet.name(failure)))
                .onFailure()
                .recoverWithNull();
    }
}
