package id.bengkel.chat.incoming;

import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.chat.incoming.Conversation.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;

/** The statements with which a batch of webhook calls is stored: each for all of them at once. */
final class IncomingTables {

    private static final String KEEP_CALLS =
            """
            INSERT INTO webhook_call (received_at, request_id, body)
            SELECT $3, request_id, body FROM unnest($1::text[], $2::text[]) AS call (request_id, body)""";

    /** In the order of their addresses, so that two replicas never wait for each other. */
    private static final String LOCK_CHATS =
            """
            INSERT INTO chat AS c (address, phone, is_group, name, created_at, last_message_at)
            SELECT address, phone, is_group, name, $5, $5
            FROM unnest($1::text[], $2::text[], $3::boolean[], $4::text[]) AS v (address, phone, is_group, name)
            ORDER BY address
            ON CONFLICT (address) DO UPDATE SET name = CASE
                WHEN c.name_typed OR excluded.name = split_part(c.address, '@', 1) THEN c.name ELSE excluded.name END
            RETURNING id, address, mode, quiet_until, assigned_agent_id, last_message_at""";

    /** Our own message may come back before its id is written down: known by its words, it is no second one. */
    private static final String RECOGNISE =
            """
            WITH v AS (
                SELECT DISTINCT ON (own.id) own.id, e.provider_id
                FROM unnest($1::bigint[], $2::text[], $3::text[]) AS e (chat_id, provider_id, text)
                CROSS JOIN LATERAL (
                    SELECT id FROM message o
                    WHERE o.chat_id = e.chat_id AND o.provider_id IS NULL AND o.sender <> 'customer'
                        AND o.written_at > now() - interval '1 day' AND btrim(o.text) = btrim(e.text)
                        AND (o.status = 'failed' OR EXISTS (
                            SELECT FROM outgoing q
                            WHERE q.message_id = o.id AND q.action = 'send' AND q.attempts > 0))
                    ORDER BY o.id LIMIT 1) AS own
                WHERE NOT EXISTS (SELECT FROM message k WHERE k.provider_id = e.provider_id)),
            done AS (
                DELETE FROM outgoing q USING v WHERE q.message_id = v.id AND q.action = 'send' AND q.lease_until IS NULL)
            UPDATE message m SET provider_id = v.provider_id, status = 'sent', error = NULL FROM v WHERE m.id = v.id""";

    private static final String STORE_MESSAGES =
            """
            INSERT INTO message (chat_id, provider_id, sender, author, type, text, media, quoted_id, status, written_at,
                created_at, request_id)
            SELECT chat_id, provider_id, sender, author, type, text, media::jsonb, quoted_id, 'sent', written_at, $10,
                request_id
            FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                    $9::timestamptz[], $11::text[]) WITH ORDINALITY
                AS v (chat_id, provider_id, sender, author, type, text, media, quoted_id, written_at, request_id, n)
            ORDER BY n
            ON CONFLICT (provider_id) DO NOTHING
            RETURNING id, provider_id""";

    private static final String STORE_REPLIES =
            """
            WITH said AS (
                INSERT INTO message (chat_id, sender, text, status, written_at, created_at, request_id)
                SELECT chat_id, sender, text, 'queued', $5, $5, request_id
                FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY
                    AS v (chat_id, sender, text, request_id, n)
                ORDER BY n
                RETURNING id, chat_id),
            queued AS (
                INSERT INTO outgoing (message_id, chat_id, action) SELECT id, chat_id, 'send' FROM said ORDER BY id)
            SELECT id FROM said ORDER BY id""";

    private static final String UPDATE_CHATS =
            """
            UPDATE chat c SET mode = v.mode, quiet_until = v.quiet_until, assigned_agent_id = v.agent_id,
                unread = c.unread + v.unread, last_message_at = v.last_message_at,
                last_active_at = greatest(c.last_active_at, v.last_active_at),
                online_until = CASE WHEN v.last_active_at IS NULL THEN c.online_until
                    ELSE greatest(c.online_until, now() + interval '5 minutes') END
            FROM unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::bigint[], $5::int[], $6::timestamptz[],
                $7::timestamptz[]) AS v (id, mode, quiet_until, agent_id, unread, last_message_at, last_active_at)
            WHERE c.id = v.id""";

    private final SqlConnection connection;
    private final OffsetDateTime now;

    IncomingTables(SqlConnection connection, Instant now) {
        this.connection = connection;
        this.now = now.atOffset(ZoneOffset.UTC);
    }

    Uni<Void> keep(List<WebhookCall> calls) {
        return connection
                .preparedQuery(KEEP_CALLS)
                .execute(Tuple.of(
                        column(calls, String[]::new, WebhookCall::requestId),
                        column(calls, String[]::new, WebhookCall::body),
                        now))
                .replaceWithVoid();
    }

    /** The chats that these messages belong to and admins speak of, made where there are none, by address. */
    Uni<Map<String, Conversation>> lockChats(List<Arrival> arrivals) {
        SortedMap<String, WrittenMessage> senders = new TreeMap<>();
        SortedMap<String, Object[]> chats = new TreeMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival.command() != null) {
                PhoneNumber customer = arrival.command().customer();
                chats.putIfAbsent(customer.digits(), new Object[] {customer.digits(), false, customer.digits()});
            }
            WrittenMessage known = senders.get(arrival.message().address());
            if (known == null || arrival.message().chatName() != null) {
                senders.put(arrival.message().address(), arrival.message());
            }
        }
        senders.forEach((address, message) -> chats.put(address, new Object[] {
            message.phone() == null ? null : message.phone().digits(), message.group(), message.nameOrAddress()
        }));
        List<Object[]> columns = List.copyOf(chats.values());
        return connection
                .preparedQuery(LOCK_CHATS)
                .execute(Tuple.of(
                        chats.keySet().toArray(String[]::new),
                        column(columns, String[]::new, chat -> (String) chat[0]),
                        column(columns, Boolean[]::new, chat -> (Boolean) chat[1]),
                        column(columns, String[]::new, chat -> (String) chat[2]),
                        now))
                .map(IncomingTables::conversations);
    }

    private static Map<String, Conversation> conversations(RowSet<Row> rows) {
        Map<String, Conversation> byAddress = new HashMap<>();
        rows.forEach(row -> byAddress.put(row.getString("address"), Conversation.of(row)));
        return byAddress;
    }

    /** Gives our own messages their ids where we did not know them yet. */
    Uni<Void> recognise(List<Arrival> own, Map<String, Conversation> chats) {
        if (own.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(RECOGNISE)
                .execute(Tuple.of(
                        column(own, Long[]::new, arrival -> chat(arrival, chats)),
                        column(own, String[]::new, arrival -> arrival.message().id()),
                        column(own, String[]::new, arrival -> arrival.message()
                                .content()
                                .text())))
                .replaceWithVoid();
    }

    /** The new ones among these messages: their ids by WhatsApp's. */
    Uni<Map<String, Long>> store(List<Arrival> arrivals, Map<String, Conversation> chats) {
        return connection
                .preparedQuery(STORE_MESSAGES)
                .execute(Tuple.tuple(List.of(
                        column(arrivals, Long[]::new, arrival -> chat(arrival, chats)),
                        column(arrivals, String[]::new, arrival -> arrival.message()
                                .id()),
                        column(
                                arrivals,
                                String[]::new,
                                arrival -> arrival.message().fromMe() ? "agent" : "customer"),
                        column(arrivals, String[]::new, arrival -> arrival.message()
                                .author()),
                        column(arrivals, String[]::new, arrival -> arrival.message()
                                .content()
                                .type()),
                        column(arrivals, String[]::new, arrival -> arrival.message()
                                .content()
                                .text()),
                        column(arrivals, String[]::new, arrival -> arrival.message()
                                .content()
                                .media()),
                        column(arrivals, String[]::new, arrival -> arrival.message()
                                .quotedId()),
                        column(arrivals, OffsetDateTime[]::new, arrival -> arrival.writtenAt(now.toInstant())
                                .atOffset(ZoneOffset.UTC)),
                        now,
                        column(arrivals, String[]::new, arrival -> arrival.call()
                                .requestId()))))
                .map(rows -> {
                    Map<String, Long> stored = new HashMap<>();
                    rows.forEach(row -> stored.put(row.getString("provider_id"), row.getLong("id")));
                    return stored;
                });
    }

    /** Queues what is to be said; the ids. */
    Uni<List<Long>> storeReplies(Collection<Conversation> chats) {
        record Said(long chatId, Reply reply) {}
        List<Said> said = chats.stream()
                .flatMap(chat -> chat.replies().stream().map(reply -> new Said(chat.id(), reply)))
                .toList();
        if (said.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(STORE_REPLIES)
                .execute(Tuple.of(
                        column(said, Long[]::new, Said::chatId),
                        column(said, String[]::new, each -> each.reply().sender()),
                        column(said, String[]::new, each -> each.reply().text()),
                        column(said, String[]::new, each -> each.reply().requestId()),
                        now))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLong("id"))
                        .toList());
    }

    Uni<Void> update(List<Conversation> chats) {
        return connection
                .preparedQuery(UPDATE_CHATS)
                .execute(Tuple.tuple(List.of(
                        column(chats, Long[]::new, Conversation::id),
                        column(chats, String[]::new, Conversation::mode),
                        column(chats, OffsetDateTime[]::new, Conversation::quietUntil),
                        column(chats, Long[]::new, Conversation::assignedAgentId),
                        column(chats, Integer[]::new, Conversation::unread),
                        column(chats, OffsetDateTime[]::new, Conversation::lastMessageAt),
                        column(chats, OffsetDateTime[]::new, Conversation::lastActiveAt))))
                .replaceWithVoid();
    }

    private static long chat(Arrival arrival, Map<String, Conversation> chats) {
        return chats.get(arrival.message().address()).id();
    }

    private static <E, T> T[] column(List<E> elements, IntFunction<T[]> array, Function<E, T> value) {
        return elements.stream().map(value).toArray(array);
    }
}
