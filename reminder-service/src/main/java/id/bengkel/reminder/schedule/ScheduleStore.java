package id.bengkel.reminder.schedule;

import id.bengkel.reminder.run.ReminderConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalTime;

/** The one schedule there is. */
@ApplicationScoped
class ScheduleStore {

    /** Until somebody decides through the API, the settings do. */
    private static final String READ =
            """
            WITH made AS (
                INSERT INTO schedule (id, running, since) VALUES (1, true, now()) ON CONFLICT DO NOTHING RETURNING *)
            SELECT running, hour, minute, since FROM made
            UNION ALL SELECT running, hour, minute, since FROM schedule WHERE id = 1""";

    private static final String START =
            """
            INSERT INTO schedule AS s (id, running, hour, minute, since) VALUES (1, true, $1, $2, now())
            ON CONFLICT (id) DO UPDATE SET running = true, hour = $1, minute = $2,
                since = CASE WHEN s.running AND s.hour = $1 AND s.minute = $2 THEN s.since ELSE now() END""";

    private final Pool pool;
    private final ReminderConfig.Scheduler settings;

    ScheduleStore(Pool pool, ReminderConfig config) {
        this.pool = pool;
        this.settings = config.scheduler();
    }

    Uni<Schedule> read() {
        return pool.query(READ).execute().map(rows -> schedule(rows.iterator().next()));
    }

    Uni<Schedule> start(int hour, int minute) {
        return pool.preparedQuery(START).execute(Tuple.of(hour, minute)).chain(this::read);
    }

    Uni<Schedule> stop() {
        return read().chain(() -> pool.query("UPDATE schedule SET running = false, since = now()")
                        .execute())
                .chain(this::read);
    }

    private Schedule schedule(Row row) {
        Integer hour = row.getInteger("hour");
        LocalTime time = hour == null
                ? LocalTime.of(settings.hour(), settings.minute())
                : LocalTime.of(hour, row.getInteger("minute"));
        return new Schedule(
                row.getBoolean("running"), time, row.getOffsetDateTime("since").toInstant());
    }
}
