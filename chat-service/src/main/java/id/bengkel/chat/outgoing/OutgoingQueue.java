package id.bengkel.chat.outgoing;

import static id.bengkel.chassis.database.Columns.column;

import id.bengkel.chat.stream.ChatEvents;
import id.bengkel.chat.stream.Happenings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What is still to be told to WhatsApp, as a queue that all replicas share. Times are the database's, so that replicas
 * whose clocks differ agree on leases.
 */
@ApplicationScoped
class OutgoingQueue {

    /** A chat's first one only, be it claimed or waiting for another try: the others come after it. */
    private static final String CLAIM =
            """
            UPDATE outgoing o SET attempts = o.attempts + 1, lease_until = now() + $2 * interval '1 millisecond'
            FROM (
                SELECT id FROM outgoing due
                WHERE lease_until IS NULL AND next_attempt_at <= now()
                    AND NOT EXISTS (SELECT FROM outgoing e WHERE e.chat_id = due.chat_id AND e.id < due.id)
                ORDER BY next_attempt_at, id LIMIT $1 FOR UPDATE SKIP LOCKED) AS first,
                message m, chat c
            WHERE o.id = first.id AND o.lease_until IS NULL AND m.id = o.message_id AND c.id = o.chat_id
            RETURNING o.id, o.action, c.address, m.text, m.provider_id, m.deleted_at IS NOT NULL AS taken_back, o.attempts,
                o.lease_until""";

    /** What was written down although nobody heard of it comes again, when somebody else may have claimed the same. */
    private static final String TRY_AGAIN =
            """
            UPDATE outgoing o SET attempts = v.attempts, lease_until = NULL,
                next_attempt_at = now() + v.pause * interval '1 millisecond'
            FROM unnest($1::bigint[], $2::timestamptz[], $3::int[], $4::bigint[]) AS v (id, lease, attempts, pause)
            WHERE o.id = v.id AND o.lease_until = v.lease""";

    /** What failed to be edited or deleted was nevertheless sent. */
    private static final String FINISH =
            """
            WITH finished AS (
                DELETE FROM outgoing o
                USING unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::text[], $5::text[])
                    AS v (id, lease, outcome, provider_id, error)
                WHERE o.id = v.id AND o.lease_until = v.lease
                RETURNING o.message_id, o.action, v.outcome, v.provider_id, v.error)
            UPDATE message m SET
                status = CASE WHEN f.action = 'send' THEN greatest(m.status, f.outcome::message_status) ELSE m.status END,
                error = f.error,
                provider_id = CASE
                    WHEN f.action = 'send' AND NOT EXISTS (SELECT FROM message x WHERE x.provider_id = f.provider_id)
                    THEN f.provider_id ELSE m.provider_id END
            FROM finished f WHERE m.id = f.message_id
            RETURNING m.id, m.provider_id""";

    private static final String EXPIRE =
            """
            WITH lapsed AS (
                SELECT id, action <> 'send' AND attempts < $1 AS again
                FROM outgoing WHERE lease_until < now() FOR UPDATE SKIP LOCKED),
            harmless AS (
                UPDATE outgoing o SET lease_until = NULL FROM lapsed l WHERE o.id = l.id AND l.again),
            expired AS (
                DELETE FROM outgoing o USING lapsed l WHERE o.id = l.id AND NOT l.again
                RETURNING o.message_id, o.action = 'send' AS sent)
            UPDATE message m SET
                status = CASE WHEN e.sent THEN greatest(m.status, 'failed'::message_status) ELSE m.status END,
                error = CASE WHEN e.sent THEN 'Pengiriman terputus; pesan mungkin terkirim'
                    ELSE 'Pengiriman terputus; perubahan mungkin tidak sampai' END
            FROM expired e WHERE m.id = e.message_id AND (m.status = 'queued' OR NOT e.sent)
            RETURNING m.id""";

    private final Pool pool;

    OutgoingQueue(Pool pool) {
        this.pool = pool;
    }

    /** Takes up to {@code limit} that are due, oldest first; no other replica gets them. */
    Uni<List<Claim>> claim(int limit, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(limit, lease.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(OutgoingQueue::read)
                        .toList());
    }

    /** Writes results down, all or none; the ids under which WhatsApp knows what was sent. */
    Uni<List<String>> settle(List<Verdict> verdicts) {
        List<Verdict> again =
                verdicts.stream().filter(verdict -> verdict.outcome() == null).toList();
        List<Verdict> finished =
                verdicts.stream().filter(verdict -> verdict.outcome() != null).toList();
        return pool.withTransaction(connection -> tryAgain(connection, again)
                .chain(() -> finish(connection, finished))
                .call(messages -> ChatEvents.append(
                        connection, new Happenings().moved(values(messages, row -> row.getLong("id")))))
                .map(messages -> values(messages, row -> row.getString("provider_id"))));
    }

    /**
     * Gives up what was claimed and never settled: it may have been sent, so it is not sent again. To change a message or
     * take it back twice does no harm, but so many tries are enough.
     */
    Uni<Integer> expire(int maxAttempts) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(EXPIRE)
                .execute(Tuple.of(maxAttempts))
                .call(messages -> ChatEvents.append(
                        connection, new Happenings().moved(values(messages, row -> row.getLong("id")))))
                .map(RowSet::rowCount));
    }

    private static Uni<Void> tryAgain(SqlConnection connection, List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(TRY_AGAIN)
                .execute(Tuple.of(
                        column(verdicts, Long[]::new, verdict -> verdict.claim().id()),
                        column(verdicts, OffsetDateTime[]::new, verdict -> verdict.claim()
                                .lease()),
                        column(verdicts, Integer[]::new, Verdict::attempts),
                        column(verdicts, Long[]::new, verdict -> verdict.pause().toMillis())))
                .replaceWithVoid();
    }

    private static Uni<RowSet<Row>> finish(SqlConnection connection, List<Verdict> verdicts) {
        return connection
                .preparedQuery(FINISH)
                .execute(Tuple.of(
                        column(verdicts, Long[]::new, verdict -> verdict.claim().id()),
                        column(verdicts, OffsetDateTime[]::new, verdict -> verdict.claim()
                                .lease()),
                        column(verdicts, String[]::new, Verdict::outcome),
                        column(verdicts, String[]::new, Verdict::providerId),
                        column(verdicts, String[]::new, Verdict::error)));
    }

    private static Claim read(Row row) {
        return new Claim(
                row.getLong("id"),
                Action.valueOf(row.getString("action")),
                row.getString("address"),
                row.getString("text"),
                row.getString("provider_id"),
                row.getBoolean("taken_back"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("lease_until"));
    }

    private static <T> List<T> values(RowSet<Row> rows, Function<Row, T> value) {
        return StreamSupport.stream(rows.spliterator(), false).map(value).toList();
    }
}
