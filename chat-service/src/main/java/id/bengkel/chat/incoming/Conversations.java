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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The chats that a batch concerns, locked until it is committed. */
final class Conversations {

    /**
     * In the order of their addresses, so that two replicas never wait for each other. Wherever a chat began, it goes on
     * on WhatsApp.
     */
    private static final String LOCK =
            """
            INSERT INTO chat AS c (address, phone, is_group, name, created_at, last_message_at)
            SELECT address, phone, is_group, name, $5, $5
            FROM unnest($1::text[], $2::text[], $3::boolean[], $4::text[]) AS v (address, phone, is_group, name)
            ORDER BY address
            ON CONFLICT (address) DO UPDATE SET channel = excluded.channel, name = CASE
                WHEN c.name_typed OR excluded.name = split_part(c.address, '@', 1) THEN c.name ELSE excluded.name END
            RETURNING id, address, mode, quiet_until, assigned_agent_id, last_message_at, bot_answers, bot_answers_since""";

    private static final String SAVE =
            """
            UPDATE chat c SET mode = v.mode, quiet_until = v.quiet_until, assigned_agent_id = v.agent_id,
                unread = c.unread + v.unread, last_message_at = v.last_message_at,
                last_active_at = greatest(c.last_active_at, v.last_active_at),
                online_until = CASE WHEN v.last_active_at IS NULL THEN c.online_until
                    ELSE greatest(c.online_until, now() + interval '5 minutes') END,
                bot_answers = v.bot_answers, bot_answers_since = v.bot_answers_since
            FROM unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::bigint[], $5::int[], $6::timestamptz[],
                $7::timestamptz[], $8::int[], $9::timestamptz[]) AS v (id, mode, quiet_until, agent_id, unread,
                last_message_at, last_active_at, bot_answers, bot_answers_since)
            WHERE c.id = v.id""";

    private Conversations() {}

    /** Somebody whose chat is needed, and what WhatsApp calls it. */
    private record Named(Address address, String name) {}

    /** The chats that these messages belong to and admins speak of, made where there are none, by address. */
    static Uni<Map<String, Conversation>> lock(SqlConnection connection, List<Arrival> arrivals, Instant now) {
        Map<String, Named> chats = new TreeMap<>();
        for (Arrival arrival : arrivals) {
            WrittenMessage message = arrival.message();
            if (message.chatName() == null) {
                chats.putIfAbsent(message.address().text(), new Named(message.address(), message.nameOrAddress()));
            } else {
                chats.put(message.address().text(), new Named(message.address(), message.chatName()));
            }
        }
        for (Arrival arrival : arrivals) {
            if (arrival.command() != null) {
                Address customer = Address.of(arrival.command().customer());
                chats.putIfAbsent(customer.text(), new Named(customer, customer.asName()));
            }
        }
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(
                        chats.keySet().toArray(String[]::new),
                        column(chats.values(), String[]::new, chat -> chat.address()
                                .digits()),
                        column(chats.values(), Boolean[]::new, chat -> chat.address()
                                .isGroup()),
                        column(chats.values(), String[]::new, Named::name),
                        now.atOffset(ZoneOffset.UTC)))
                .map(Conversations::byAddress);
    }

    static Uni<Void> save(SqlConnection connection, List<Conversation> chats) {
        return connection
                .preparedQuery(SAVE)
                .execute(Tuple.tuple(List.of(
                        column(chats, Long[]::new, Conversation::id),
                        column(chats, String[]::new, Conversation::mode),
                        column(chats, OffsetDateTime[]::new, Conversation::quietUntil),
                        column(chats, Long[]::new, Conversation::assignedAgentId),
                        column(chats, Integer[]::new, Conversation::unread),
                        column(chats, OffsetDateTime[]::new, Conversation::lastMessageAt),
                        column(chats, OffsetDateTime[]::new, Conversation::lastActiveAt),
                        column(chats, Integer[]::new, Conversation::botAnswers),
                        column(chats, OffsetDateTime[]::new, Conversation::botAnswersSince))))
                .replaceWithVoid();
    }

    private static Map<String, Conversation> byAddress(RowSet<Row> rows) {
        Map<String, Conversation> byAddress = new HashMap<>();
        rows.forEach(row -> byAddress.put(row.getString("address"), Conversation.of(row)));
        return byAddress;
    }
}
