package id.bengkel.chat.incoming;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Does to messages what WhatsApp says was done to them in their chat, and keeps what was done to those still to come. */
final class MessageChanges {

    /** What we have yet to tell WhatsApp is newer than what it tells. */
    private static final String EDIT =
            """
            UPDATE message m SET text = $3, edited_at = $4 FROM chat c
            WHERE m.provider_id = $1 AND c.id = m.chat_id AND c.address = coalesce($2, c.address)
                AND m.deleted_at IS NULL AND m.text <> $3
                AND NOT EXISTS (SELECT FROM outgoing o WHERE o.message_id = m.id) RETURNING m.id""";

    private static final String REACT =
            """
            UPDATE message m SET reaction = $3 FROM chat c
            WHERE m.provider_id = $1 AND c.id = m.chat_id AND c.address = coalesce($2, c.address)
                AND m.reaction IS DISTINCT FROM $3 AND $4::timestamptz IS NOT NULL RETURNING m.id""";

    private static final String DELETE =
            """
            UPDATE message m SET deleted_at = $4 FROM chat c
            WHERE m.provider_id = $1 AND c.id = m.chat_id AND c.address = coalesce($2, c.address)
                AND m.deleted_at IS NULL AND $3::text IS NULL RETURNING m.id""";

    /** An older word about a message is not to come after this one. */
    private static final String FORGET =
            "DELETE FROM early_change WHERE provider_id = $1 AND kind = $2 AND address IS NOT DISTINCT FROM $3";

    private static final String KEEP =
            """
            INSERT INTO early_change AS e (provider_id, kind, address, value, told_at)
            SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (SELECT FROM message WHERE provider_id = $1)
            ON CONFLICT (provider_id, kind, address) DO UPDATE SET value = excluded.value, told_at = excluded.told_at""";

    private MessageChanges() {}

    /** The ids of the messages that look different now. */
    static Uni<List<Long>> apply(SqlConnection connection, List<MessageChange> changes, Instant now) {
        return Multi.createFrom()
                .iterable(changes)
                .onItem()
                .transformToUniAndConcatenate(change -> forget(connection, change)
                        .chain(() -> apply(connection, change, now))
                        .call(changed -> changed.isEmpty()
                                ? keep(connection, change, now)
                                : Uni.createFrom().voidItem()))
                .onItem()
                .<Long>disjoint()
                .collect()
                .asList();
    }

    private static Uni<Void> forget(SqlConnection connection, MessageChange change) {
        return connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(change.messageId(), change.kind().name(), change.chat()))
                .replaceWithVoid();
    }

    private static Uni<Void> keep(SqlConnection connection, MessageChange change, Instant now) {
        return connection
                .preparedQuery(KEEP)
                .execute(Tuple.of(
                        change.messageId(),
                        change.kind().name(),
                        change.chat(),
                        change.value(),
                        now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Uni<List<Long>> apply(SqlConnection connection, MessageChange change, Instant now) {
        String statement =
                switch (change.kind()) {
                    case EDIT -> EDIT;
                    case REACTION -> REACT;
                    case DELETION -> DELETE;
                };
        return connection
                .preparedQuery(statement)
                .execute(Tuple.of(change.messageId(), change.chat(), change.value(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLong("id"))
                        .toList());
    }
}
