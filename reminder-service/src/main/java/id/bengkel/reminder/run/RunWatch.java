package id.bengkel.reminder.run;

import id.bengkel.reminder.notice.AdminNotices;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/**
 * Ends runs of which nothing is left to send, and notices those that take too long. The admin's notice commits with either:
 * whichever replica sees it first tells it, and no other.
 */
@Singleton
class RunWatch {

    private static final Logger LOG = Logger.getLogger(RunWatch.class);

    private static final String FINISH =
            """
            UPDATE reminder_run r SET status = 'finished', finished_at = now() WHERE status = 'sending'
                AND NOT EXISTS (SELECT 1 FROM message WHERE run_id = r.id AND status IN ('queued', 'sending'))
            RETURNING id""";

    private static final String OVERDUE =
            """
            UPDATE reminder_run SET overdue_since = now() WHERE status IN ('planning', 'sending')
                AND overdue_since IS NULL AND started_at < now() - $1 * interval '1 millisecond'
            RETURNING id""";

    private final Pool pool;
    private final ReminderRuns runs;
    private final RunCancellation cancellation;
    private final AdminNotices notices;
    private final ReminderConfig config;
    private final Clock clock;

    RunWatch(
            Pool pool,
            ReminderRuns runs,
            RunCancellation cancellation,
            AdminNotices notices,
            ReminderConfig config,
            Clock clock) {
        this.pool = pool;
        this.runs = runs;
        this.cancellation = cancellation;
        this.notices = notices;
        this.config = config;
        this.clock = clock;
    }

    Uni<Void> look() {
        return pool.withTransaction(connection ->
                cancellation.goOn(connection).chain(() -> finish(connection)).chain(() -> noticeOverdue(connection)));
    }

    private Uni<Void> finish(SqlConnection connection) {
        return connection
                .query(FINISH)
                .execute()
                .flatMap(rows -> tell(connection, ReminderRuns.ids(rows), RunNotice::summary));
    }

    private Uni<Void> noticeOverdue(SqlConnection connection) {
        return connection
                .preparedQuery(OVERDUE)
                .execute(Tuple.of(config.overdueAfter().toMillis()))
                .map(ReminderRuns::ids)
                .invoke(late -> late.forEach(run -> LOG.errorf("Run %s takes too long", run)))
                .flatMap(late -> tell(connection, late, RunNotice::overdue));
    }

    private Uni<Void> tell(SqlConnection connection, List<UUID> ids, BiFunction<ReminderRun, Clock, String> text) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : runs.find(connection, ids)
                        .flatMap(found -> notices.add(
                                connection,
                                found.stream()
                                        .map(run -> text.apply(run, clock))
                                        .toList()));
    }
}
