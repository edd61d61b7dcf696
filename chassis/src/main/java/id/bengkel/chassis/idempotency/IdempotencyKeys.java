package id.bengkel.chassis.idempotency;

import id.bengkel.chassis.error.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;

/** The keys of the last day. All replicas share them; time is the database's. */
@Singleton
class IdempotencyKeys {

    /** Takes a key that is free, or that nobody remembers any more. */
    private static final String CLAIM =
            """
            INSERT INTO idempotency_key AS known (id, request, leased_until, expires_at)
            VALUES ($1, $2, now() + $3 * interval '1 millisecond', now() + $4 * interval '1 millisecond')
            ON CONFLICT (id) DO UPDATE SET request = excluded.request, leased_until = excluded.leased_until,
                expires_at = excluded.expires_at, status = NULL, headers = NULL, body = NULL
            WHERE known.expires_at <= now()
            """;

    private static final String FIND =
            "SELECT request, leased_until > now() AS at_work, status, headers, body FROM idempotency_key WHERE id = $1";

    private static final String FINISH =
            "UPDATE idempotency_key SET status = $2, headers = $3, body = $4 WHERE id = $1";

    private static final String RELEASE = "DELETE FROM idempotency_key WHERE id = $1 AND status IS NULL";

    private static final String FORGET =
            """
            DELETE FROM idempotency_key WHERE id IN (
                SELECT id FROM idempotency_key WHERE expires_at <= now()
                ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)
            """;

    private static final int BATCH = 1_000;

    private final Pool pool;
    private final IdempotencyConfig config;

    IdempotencyKeys(Pool pool, IdempotencyConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /**
     * What is known of a key that was taken before.
     *
     * @param answer null while there is none
     */
    record Known(boolean sameRequest, boolean atWork, FirstAnswer answer) {

        /** Why the answer cannot be given again, or null when it can. */
        Problem problem() {
            if (!sameRequest) {
                return IdempotencyProblem.ANOTHER_REQUEST;
            } else if (answer == null) {
                return atWork ? IdempotencyProblem.IN_PROGRESS : IdempotencyProblem.OUTCOME_UNKNOWN;
            }
            return answer.body() == null ? IdempotencyProblem.ANSWER_TOO_LARGE : null;
        }
    }

    /** Takes the key for this request, which gives null; or tells what is known of the request that has it. */
    Uni<Known> claim(RequestPrint print) {
        var claim = Tuple.of(
                bytes(print.id()),
                bytes(print.request()),
                config.lease().toMillis(),
                config.keep().toMillis());
        return execute(CLAIM, claim)
                .flatMap(claimed -> claimed.rowCount() == 1
                        ? Uni.createFrom().nullItem()
                        : execute(FIND, Tuple.of(bytes(print.id()))).map(found -> known(found, print)));
    }

    Uni<Void> finish(RequestPrint print, FirstAnswer answer) {
        return execute(FINISH, Tuple.of(bytes(print.id()), answer.status(), answer.headers(), answer.body()))
                .replaceWithVoid();
    }

    /** As if the request had never been made. */
    Uni<Void> release(RequestPrint print) {
        return execute(RELEASE, Tuple.of(bytes(print.id()))).replaceWithVoid();
    }

    /** Removes what is out of date, a batch at a time. */
    Uni<Void> forget() {
        return execute(FORGET, Tuple.of(BATCH))
                .flatMap(gone ->
                        gone.rowCount() == BATCH ? forget() : Uni.createFrom().voidItem());
    }

    private Uni<RowSet<Row>> execute(String sql, Tuple arguments) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(arguments));
    }

    private static Known known(RowSet<Row> found, RequestPrint print) {
        if (found.rowCount() == 0) {
            // Given back between our two looks; the client comes again.
            return new Known(true, true, null);
        }
        Row row = found.iterator().next();
        var status = row.getInteger("status");
        return new Known(
                Arrays.equals(row.get(Buffer.class, "request").getBytes(), print.request()),
                row.getBoolean("at_work"),
                status == null
                        ? null
                        : new FirstAnswer(status, row.get(JsonObject.class, "headers"), row.get(Buffer.class, "body")));
    }

    private static Buffer bytes(byte[] hash) {
        return Buffer.buffer(hash);
    }
}
