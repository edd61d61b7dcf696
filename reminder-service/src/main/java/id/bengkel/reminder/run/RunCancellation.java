package id.bengkel.reminder.run;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Takes a run back as far as that is possible. Who was cancelled is not reminded by another run of the day: a person has
 * decided so.
 */
@Singleton
class RunCancellation {

    /** Planners lock the run for each page: behind this one nothing more is queued. */
    private static final String MARK =
            """
            UPDATE reminder_run SET status = 'sending', lease_until = NULL, cancelled_at = now()
            WHERE id = $1 AND status IN ('planning', 'sending')""";

    private static final String CANCEL =
            "UPDATE message SET status = 'cancelled', error = 'Dibatalkan' WHERE run_id = $1 AND status = 'queued'";

    /** Messages that were being sent, and went back to the queue. */
    private static final String CANCEL_RETURNED =
            """
            UPDATE message m SET status = 'cancelled', error = 'Dibatalkan' FROM reminder_run r
            WHERE r.status = 'sending' AND r.cancelled_at IS NOT NULL AND m.run_id = r.id AND m.status = 'queued'""";

    private final Pool pool;

    RunCancellation(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> cancel(UUID run) {
        return pool.withTransaction(
                transaction -> execute(transaction, MARK, run).chain(() -> execute(transaction, CANCEL, run)));
    }

    /** Until the run is over. */
    Uni<Void> goOn(SqlConnection transaction) {
        return transaction.query(CANCEL_RETURNED).execute().replaceWithVoid();
    }

    private static Uni<Void> execute(SqlConnection transaction, String sql, UUID run) {
        return transaction.preparedQuery(sql).execute(Tuple.of(run)).replaceWithVoid();
    }
}
