package id.bengkel.reminder.manual;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Counts the manual customers. */
@ApplicationScoped
class ManualFigures {

    private static final int UPCOMING_DAYS = 7;

    private static final String COUNT =
            """
            SELECT count(*) AS total, count(*) FILTER (WHERE active) AS active,
                coalesce(sum(reminder_sent_count), 0) AS reminders,
                count(*) FILTER (WHERE active AND next_service BETWEEN $1 AND $2) AS upcoming,
                count(*) FILTER (WHERE last_reminder_sent >= $3) AS reminded_this_month
            FROM manual_customer""";

    private final Pool pool;
    private final Clock clock;

    ManualFigures(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Figures> count() {
        LocalDate today = LocalDate.now(clock);
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(
                        today,
                        today.plusDays(UPCOMING_DAYS),
                        today.withDayOfMonth(1).atStartOfDay(clock.getZone()).toOffsetDateTime()))
                .map(rows -> Figures.of(rows.iterator().next()));
    }

    /**
     * @param upcoming active ones whose service is due within a week
     * @param remindedThisMonth those whose last reminder went out this month
     */
    record Figures(long total, long active, long reminders, long upcoming, long remindedThisMonth) {

        static Figures of(Row row) {
            return new Figures(
                    row.getLong("total"),
                    row.getLong("active"),
                    row.getLong("reminders"),
                    row.getLong("upcoming"),
                    row.getLong("reminded_this_month"));
        }

        long inactive() {
            return total - active;
        }
    }
}
