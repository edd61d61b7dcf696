package id.bengkel.chat.incoming;

import static id.bengkel.chassis.database.Columns.column;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The messages of a batch, stored with one statement whoever wrote them. */
final class Entries {

    /** Our own message may come back before its id is written down: known by its words, it is no second one. */
    private static final String RECOGNISE =
            """
            WITH v AS (
                SELECT DISTINCT ON (own.id) own.id, e.provider_id
                FROM unnest($1::text[], $2::text[], $3::text[]) AS e (address, provider_id, text)
                JOIN chat c ON c.address = e.address
                CROSS JOIN LATERAL (
                    SELECT id FROM message o
                    WHERE o.chat_id = c.id AND o.provider_id IS NULL AND o.sender <> 'customer'
                        AND o.written_at > now() - interval '1 day' AND btrim(o.text) = btrim(e.text)
                        AND (o.status = 'failed' OR EXISTS (
                            SELECT FROM outgoing q
                            WHERE q.message_id = o.id AND q.action = 'send' AND q.attempts > 0))
                    ORDER BY o.id LIMIT 1) AS own
                WHERE NOT EXISTS (SELECT FROM message k WHERE k.provider_id = e.provider_id)),
            done AS (
                DELETE FROM outgoing q USING v WHERE q.message_id = v.id AND q.action = 'send' AND q.lease_until IS NULL)
            UPDATE message m SET provider_id = v.provider_id, status = 'sent', error = NULL FROM v WHERE m.id = v.id""";

    private static final String KNOWN = "SELECT provider_id FROM message WHERE provider_id = ANY($1)";

    /** What is still to be sent gets its place in the queue. */
    private static final String STORE =
            """
            WITH stored AS (
                INSERT INTO message (chat_id, provider_id, sender, author, type, text, media, quoted_id, status,
                    written_at, request_id, created_at)
                SELECT chat_id, provider_id, sender, author, type, text, media::jsonb, quoted_id, status::message_status,
                    written_at, request_id, $12
                FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                        $8::text[], $9::text[], $10::timestamptz[], $11::text[]) WITH ORDINALITY
                    AS v (chat_id, provider_id, sender, author, type, text, media, quoted_id, status, written_at,
                        request_id, n)
                ORDER BY n
                ON CONFLICT (provider_id) DO NOTHING
                RETURNING id, chat_id, status),
            queued AS (
                INSERT INTO outgoing (message_id, chat_id, action)
                SELECT id, chat_id, 'send' FROM stored WHERE status = 'queued' ORDER BY id)
            SELECT id FROM stored ORDER BY id""";

    private Entries() {}

    /** Gives our own messages their ids where we did not know them yet. */
    static Uni<Void> recognise(SqlConnection connection, List<WrittenMessage> own) {
        return connection
                .preparedQuery(RECOGNISE)
                .execute(Tuple.of(
                        column(own, String[]::new, message -> message.address().text()),
                        column(own, String[]::new, WrittenMessage::id),
                        column(own, String[]::new, message -> message.content().text())))
                .replaceWithVoid();
    }

    /** WhatsApp's ids of those that are stored already; for the caller to add to. */
    static Uni<Set<String>> known(SqlConnection connection, Collection<WrittenMessage> messages) {
        return connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(column(messages, String[]::new, WrittenMessage::id)))
                .map(rows ->
                        read(rows, row -> row.getString("provider_id")).collect(Collectors.toCollection(HashSet::new)));
    }

    /** The ids of what is stored now, in order. */
    static Uni<List<Long>> store(SqlConnection connection, List<Entry> entries, Instant now) {
        return connection
                .preparedQuery(STORE)
                .execute(Tuple.tuple(List.of(
                        column(entries, Long[]::new, Entry::chatId),
                        column(entries, String[]::new, entry -> entry.ofArrived(WrittenMessage::id)),
                        column(entries, String[]::new, Entry::sender),
                        column(entries, String[]::new, entry -> entry.ofArrived(WrittenMessage::author)),
                        column(entries, String[]::new, Entry::type),
                        column(entries, String[]::new, Entry::text),
                        column(entries, String[]::new, Entry::media),
                        column(entries, String[]::new, entry -> entry.ofArrived(WrittenMessage::quotedId)),
                        column(entries, String[]::new, Entry::status),
                        column(entries, OffsetDateTime[]::new, entry -> entry.writtenAt()
                                .atOffset(ZoneOffset.UTC)),
                        column(entries, String[]::new, Entry::requestId),
                        now.atOffset(ZoneOffset.UTC))))
                .map(rows -> read(rows, row -> row.getLong("id")).toList());
    }

    private static <T> Stream<T> read(RowSet<Row> rows, Function<Row, T> value) {
        return StreamSupport.stream(rows.spliterator(), false).map(value);
    }
}
