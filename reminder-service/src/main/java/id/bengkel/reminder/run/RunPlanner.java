package id.bengkel.reminder.run;

import id.bengkel.reminder.message.Dispatcher;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Queues a message for all who are due, page by page. Each page and the run's progress commit together: whoever goes on
 * after a crash goes on behind the last page, and two who plan the same run share its pages.
 */
@ApplicationScoped
class RunPlanner {

    private static final int PAGE = 500;
    /** After this time without progress another replica takes the planning over. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /**
     * Pages of other runs, and results that are written down, lock the same messages, each in an order of its own. The
     * database ends one of the two, who may then try again.
     */
    private static final String DEADLOCK = "40P01";

    private static final int DEADLOCKS = 5;

    private static final String LOCK =
            "SELECT " + RunPlan.COLUMNS + " FROM reminder_run WHERE id = $1 AND status = 'planning' FOR UPDATE";

    private static final String PROGRESS =
            """
            UPDATE reminder_run SET
                planned_date = coalesce($2, planned_date), planned_id = coalesce($3, planned_id),
                planned = planned + $4, incomplete = incomplete + $5, already_sent = already_sent + $6,
                status = CASE WHEN $7 THEN 'sending' ELSE 'planning' END,
                lease_until = now() + $8 * interval '1 millisecond'
            WHERE id = $1""";

    private final Pool pool;
    private final DueList dueList;
    private final ReminderQueue queue;
    private final Dispatcher dispatcher;

    RunPlanner(Pool pool, DueList dueList, ReminderQueue queue, Dispatcher dispatcher) {
        this.pool = pool;
        this.dueList = dueList;
        this.queue = queue;
        this.dispatcher = dispatcher;
    }

    /** Plans what is left of a run; nothing when it is planned already. */
    Uni<Void> plan(UUID run) {
        return pool.withTransaction(connection -> planPage(connection, run))
                .onFailure(RunPlanner::isDeadlock)
                .retry()
                .atMost(DEADLOCKS)
                .invoke(dispatcher::wake)
                .flatMap(more -> more ? plan(run) : Uni.createFrom().voidItem());
    }

    /** Whether there may be another page. */
    private Uni<Boolean> planPage(SqlConnection connection, UUID run) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(run))
                .flatMap(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : planPage(connection, RunPlan.of(rows.iterator().next())));
    }

    private Uni<Boolean> planPage(SqlConnection connection, RunPlan plan) {
        return dueList.following(connection, plan, PAGE).flatMap(due -> queue.add(connection, plan, remindable(due))
                .flatMap(queued -> advance(connection, plan, due, queued))
                .replaceWith(due.size() == PAGE));
    }

    private static boolean isDeadlock(Throwable failure) {
        return failure instanceof PgException refused && DEADLOCK.equals(refused.getSqlState());
    }

    private static List<Due> remindable(List<Due> due) {
        return due.stream().filter(one -> one.isComplete() && !one.reminded()).toList();
    }

    private static Uni<Void> advance(SqlConnection connection, RunPlan plan, List<Due> due, int queued) {
        Due last = due.isEmpty() ? null : due.get(due.size() - 1);
        int incomplete = (int) due.stream().filter(one -> !one.isComplete()).count();
        return connection
                .preparedQuery(PROGRESS)
                .execute(Tuple.from(Arrays.asList(
                        plan.id(),
                        last == null ? null : last.nextVisit(),
                        last == null ? null : last.id(),
                        queued,
                        incomplete,
                        due.size() - incomplete - queued,
                        due.size() < PAGE,
                        LEASE.toMillis())))
                .replaceWithVoid();
    }
}
