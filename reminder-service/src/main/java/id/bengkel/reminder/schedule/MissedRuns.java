package id.bengkel.reminder.schedule;

import id.bengkel.reminder.notice.AdminNotices;
import id.bengkel.reminder.text.Template;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** Remembers scheduled runs that never happened, because no replica was there in time, and tells the admin once. */
@Singleton
class MissedRuns {

    private static final Logger LOG = Logger.getLogger(MissedRuns.class);

    private static final String REMEMBER =
            """
            INSERT INTO reminder_run (id, trigger, day, kind, days_threshold, only_active, status, total_customers,
                started_at, finished_at)
            SELECT gen_random_uuid(), 'scheduled', m.day, 'maintenance', 0, true, 'missed', 0, m.due, now()
            FROM unnest($1::date[], $2::timestamptz[]) AS m (day, due)
            WHERE NOT EXISTS (SELECT 1 FROM reminder_run r
                WHERE r.day = m.day AND r.trigger = 'scheduled' AND r.kind = 'maintenance')
            ORDER BY m.day
            ON CONFLICT DO NOTHING
            RETURNING day""";

    private final Pool pool;
    private final AdminNotices notices;

    MissedRuns(Pool pool, AdminNotices notices) {
        this.pool = pool;
        this.notices = notices;
    }

    /** @param over the times of runs that cannot be caught up any more, begun or not */
    Uni<Void> remember(List<ZonedDateTime> over) {
        return over.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.withTransaction(connection -> remember(connection, over));
    }

    private Uni<Void> remember(SqlConnection connection, List<ZonedDateTime> over) {
        return connection
                .preparedQuery(REMEMBER)
                .execute(Tuple.of(
                        over.stream().map(ZonedDateTime::toLocalDate).toArray(LocalDate[]::new),
                        over.stream().map(ZonedDateTime::toOffsetDateTime).toArray(OffsetDateTime[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLocalDate(0))
                        .toList())
                .flatMap(days -> days.isEmpty() ? Uni.createFrom().voidItem() : tell(connection, days));
    }

    private Uni<Void> tell(SqlConnection connection, List<LocalDate> days) {
        LOG.errorf("The daily runs of %s did not happen", days);
        String named = days.stream().map(Template::date).collect(Collectors.joining(", "));
        return notices.add(
                connection,
                List.of("PERINGATAN: pengingat service otomatis tidak berjalan pada " + named
                        + ". Mohon jalankan secara manual bila perlu."));
    }
}
