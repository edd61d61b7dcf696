package id.bengkel.chat.stream;

import static id.bengkel.chassis.database.Columns.column;

import id.bengkel.chassis.trace.Trace;
import id.bengkel.chat.stream.Happenings.Happening;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;

/** Writes down what others are to hear of, in the transaction that made it happen. */
public final class ChatEvents {

    /** The channel on which the database wakes those who listen. */
    static final String CHANNEL = "chat_event";

    /** What it tells them when there are new messages: some of these are to be sent, and all to be published. */
    static final String WRITTEN = "written";

    /** One at a time until the commit, so that ids come to light in their order and nobody overlooks a smaller one. */
    private static final String IN_TURN = "SELECT pg_advisory_xact_lock(hashtext('chat events'))";

    private static final String APPEND =
            """
            WITH told AS (
                INSERT INTO chat_event (kind, chat_id, message_id, status, agent_id, changed_hands, agent_before)
                SELECT h.kind, coalesce(h.chat_id, m.chat_id), m.id, m.status,
                    CASE WHEN c.id IS NULL THEN h.agent_id ELSE c.assigned_agent_id END, h.changed_hands, h.agent_id
                FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $6::boolean[])
                        WITH ORDINALITY AS h (kind, chat_id, message_id, agent_id, changed_hands, n)
                    LEFT JOIN message m ON m.id = h.message_id
                    LEFT JOIN chat c ON c.id = coalesce(h.chat_id, m.chat_id)
                WHERE h.chat_id IS NOT NULL OR m.id IS NOT NULL
                ORDER BY h.n
                RETURNING id),
            published AS (
                INSERT INTO outbox (id, type, key, payload, time, request_id, trace)
                SELECT gen_random_uuid(), 'id.bengkel.chat.message.v1', m.chat_id::text, json_build_object(
                        'message_id', m.id, 'chat_id', m.chat_id, 'channel', c.channel, 'group', c.is_group,
                        'customer_name', c.name, 'customer_phone', c.phone, 'sender', m.sender, 'agent_id', m.agent_id,
                        'type', m.type, 'text', m.text, 'media', m.media, 'written_at', m.written_at)::text,
                    m.created_at, m.request_id, $7
                FROM message m JOIN chat c ON c.id = m.chat_id
                WHERE m.id = ANY($5::bigint[])
                ORDER BY m.id)
            SELECT pg_notify('chat_event', $8) FROM (SELECT count(*) FROM told) AS once""";

    private ChatEvents() {}

    /** To be the last step of a transaction: others wait until it has ended. */
    public static Uni<Void> append(SqlConnection connection, Happenings happenings) {
        List<Happening> all = happenings.all();
        if (all.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // On their way together; the connection keeps their order.
        return Uni.combine()
                .all()
                .unis(connection.preparedQuery(IN_TURN).execute(), append(connection, all, happenings.written()))
                .discardItems();
    }

    private static Uni<?> append(SqlConnection connection, List<Happening> all, List<Long> written) {
        return connection
                .preparedQuery(APPEND)
                .execute(Tuple.from(Arrays.asList(
                        column(all, String[]::new, Happening::kind),
                        column(all, Long[]::new, Happening::chatId),
                        column(all, Long[]::new, Happening::messageId),
                        column(all, Long[]::new, Happening::agentId),
                        written.toArray(Long[]::new),
                        column(all, Boolean[]::new, Happening::changedHands),
                        Trace.current(),
                        written.isEmpty() ? "" : WRITTEN)));
    }
}
