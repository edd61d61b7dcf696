package id.bengkel.chat.incoming;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Does to messages what WhatsApp says was done to them; one that we do not know stays unknown. */
final class MessageChanges {

    private static final String EDIT =
            """
            UPDATE message SET text = $2, edited_at = $3
            WHERE provider_id = $1 AND deleted_at IS NULL AND text <> $2 RETURNING id""";

    private static final String REACT =
            """
            UPDATE message SET reaction = $2
            WHERE provider_id = $1 AND reaction IS DISTINCT FROM $2 AND $3::timestamptz IS NOT NULL RETURNING id""";

    private static final String DELETE =
            """
            UPDATE message SET deleted_at = $3
            WHERE provider_id = $1 AND deleted_at IS NULL AND $2::text IS NULL RETURNING id""";

    private MessageChanges() {}

    /** The ids of the messages that look different now. */
    static Uni<List<Long>> apply(SqlConnection connection, List<MessageChange> changes, Instant now) {
        return Multi.createFrom()
                .iterable(changes)
                .onItem()
                .transformToUniAndConcatenate(change -> apply(connection, change, now))
                .onItem()
                .<Long>disjoint()
                .collect()
                .asList();
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
                .execute(Tuple.of(change.messageId(), change.value(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLong("id"))
                        .toList());
    }
}
