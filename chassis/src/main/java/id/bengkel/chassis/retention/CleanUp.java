package id.bengkel.chassis.retention;

import id.bengkel.chassis.time.Repeating;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/**
 * Removes what has become too old, every ten minutes, in transactions so small that nobody waits for them. Over all
 * replicas one cleans up at a time.
 */
public final class CleanUp {

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final int BATCH = 1_000;

    private static final String OLD_ROWS =
            """
            WITH gone AS (
                DELETE FROM %1$s WHERE %2$s IN (
                    SELECT %2$s FROM %1$s WHERE %3$s < now() - $1 * interval '1 millisecond' ORDER BY %3$s LIMIT $2)
                RETURNING %2$s)
            SELECT count(*) FROM gone""";

    private final Pool pool;
    private final String name;
    private final Duration kept;
    private final String removal;
    private final Repeating cleaning;

    /**
     * @param name what is removed, for the log and to tell this work from other work on the database
     * @param kept the age from which on something is too old
     * @param removal removes up to {@code $2} of what is older than {@code $1} milliseconds, and answers how many they were
     */
    public CleanUp(Vertx vertx, Pool pool, String name, Duration kept, String removal) {
        this.pool = pool;
        this.name = name;
        this.kept = kept;
        this.removal = removal;
        this.cleaning = new Repeating(vertx, "Cleaning up " + name, PAUSE, this::clean);
    }

    /**
     * Removes rows of a table that nothing else hangs on.
     *
     * @param id the table's key
     * @param time the column from which on a row ages; there is an index on it
     * @param kept the age from which on a row is too old
     */
    public static CleanUp ofRows(Vertx vertx, Pool pool, String table, String id, String time, Duration kept) {
        return new CleanUp(vertx, pool, table, kept, OLD_ROWS.formatted(table, id, time));
    }

    /** Cleans up now instead of when it is time; completes when nothing too old is left, or another replica is at it. */
    public Uni<Void> clean() {
        return pool.withTransaction(this::removeAlone)
                .flatMap(
                        removed -> removed == BATCH ? clean() : Uni.createFrom().voidItem());
    }

    /** Waits for the batch at hand. */
    public void stop() {
        cleaning.stop(GRACE);
    }

    private Uni<Long> removeAlone(SqlConnection transaction) {
        return transaction
                .preparedQuery("SELECT pg_try_advisory_xact_lock(hashtext($1))")
                .execute(Tuple.of("clean-up " + name))
                .flatMap(rows -> rows.iterator().next().getBoolean(0)
                        ? remove(transaction)
                        : Uni.createFrom().item(0L));
    }

    private Uni<Long> remove(SqlConnection transaction) {
        return transaction
                .preparedQuery(removal)
                .execute(Tuple.of(kept.toMillis(), BATCH))
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
