package id.bengkel.chat.conversation;

import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chat.ChatProblem;
import id.bengkel.chat.agent.Agents;
import id.bengkel.chat.agent.Caller;
import id.bengkel.chat.stream.ChatEvents;
import id.bengkel.chat.stream.Happenings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.function.Function;

/** What people do with chats. Each act locks the chat, changes it and is told of in one transaction. */
@ApplicationScoped
class Desk {

    static final String LOCK =
            "SELECT c.id, c.mode, c.assigned_agent_id, c.channel FROM chat c WHERE c.id = $1 FOR UPDATE";

    private static final String OPEN =
            """
            INSERT INTO chat (address, phone, name, name_typed, email, customer_address, channel, created_at,
                last_message_at)
            VALUES ($1, $1, $2, true, $3, $4, $5, $6, $6)
            ON CONFLICT (address) DO UPDATE SET address = excluded.address
            RETURNING id, assigned_agent_id, xmax = 0 AS created""";

    private static final String CHANGE =
            """
            UPDATE chat SET mode = $2, assigned_agent_id = $3,
                quiet_until = CASE WHEN $2 = 'bot' AND $6 THEN NULL ELSE quiet_until END,
                online_until = CASE $4::boolean WHEN true THEN 'infinity' WHEN false THEN NULL ELSE online_until END,
                unread = coalesce($5, unread)
            WHERE id = $1""";

    private static final String CLAIM = "UPDATE chat SET assigned_agent_id = $2, mode = 'agent' WHERE id = $1";

    private static final String READ =
            """
            WITH seen AS (
                UPDATE message SET status = 'read'
                WHERE chat_id = $1 AND sender = 'customer' AND status < 'read'
                RETURNING id)
            UPDATE chat SET unread = 0 WHERE id = $1""";

    private final Pool pool;
    private final Agents agents;
    private final Clock clock;

    Desk(Pool pool, Agents agents, Clock clock) {
        this.pool = pool;
        this.agents = agents;
        this.clock = clock;
    }

    /** @param created whether there was none of this number before */
    record Opened(ChatView chat, boolean created) {}

    /** The chat with a number, begun if there is none. */
    Uni<Opened> open(NewChat asked, Caller caller) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(OPEN)
                .execute(Tuple.of(
                        asked.customerPhone().digits(),
                        asked.customerName().strip(),
                        asked.customerEmail(),
                        asked.customerAddress(),
                        asked.channelOrDefault(),
                        OffsetDateTime.now(clock)))
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    if (!caller.maySee(row.getLong("assigned_agent_id"))) {
                        throw CommonProblem.FORBIDDEN.failure();
                    }
                })
                .flatMap(row ->
                        view(connection, row.getLong("id")).map(chat -> new Opened(chat, row.getBoolean("created"))))
                .call(opened -> opened.created()
                        ? ChatEvents.append(
                                connection, new Happenings().chat(opened.chat().id()))
                        : Uni.createFrom().voidItem()));
    }

    Uni<ChatView> change(long id, ChatChange change, Caller caller) {
        return act(id, caller, connection -> chat -> {
            Long present = chat.getLong("assigned_agent_id");
            Long agent = change.assigns ? change.assignedAgentId : present;
            mayAssign(caller, present, agent);
            Mode mode = change.modeFrom(Mode.valueOf(chat.getString("mode")));
            return known(connection, agent, present)
                    .chain(() -> connection
                            .preparedQuery(CHANGE)
                            .execute(Tuple.of(
                                    id, mode.name(), agent, change.online, change.unreadCount, change.mode != null)))
                    .replaceWithVoid();
        });
    }

    /** Takes a chat that is nobody's; of several who try, one gets it. */
    Uni<ChatView> claim(long id, Caller caller) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .map(rows -> Chats.only(rows, ChatProblem.CHAT_NOT_FOUND))
                .invoke(chat -> {
                    Long owner = chat.getLong("assigned_agent_id");
                    if (owner != null && owner != caller.id()) {
                        throw ChatProblem.CLAIMED.failure();
                    }
                })
                .call(() -> connection.preparedQuery(CLAIM).execute(Tuple.of(id, caller.id())))
                .flatMap(chat -> changed(connection, chat)));
    }

    Uni<ChatView> read(long id, Caller caller) {
        return act(
                id,
                caller,
                connection -> chat ->
                        connection.preparedQuery(READ).execute(Tuple.of(id)).replaceWithVoid());
    }

    /** Forgets a chat and its messages; what was not sent yet is not sent any more. */
    Uni<Void> delete(long id) {
        return pool.withTransaction(connection -> connection
                .preparedQuery("DELETE FROM chat WHERE id = $1 RETURNING assigned_agent_id")
                .execute(Tuple.of(id))
                .map(rows -> Chats.only(rows, ChatProblem.CHAT_NOT_FOUND))
                .chain(chat -> ChatEvents.append(
                        connection, new Happenings().deleted(id, chat.getLong("assigned_agent_id")))));
    }

    private Uni<ChatView> act(long id, Caller caller, Function<SqlConnection, Function<Row, Uni<Void>>> work) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .map(rows -> Chats.visible(rows, caller))
                .call(chat -> work.apply(connection).apply(chat))
                .flatMap(chat -> changed(connection, chat)));
    }

    private Uni<ChatView> changed(SqlConnection connection, Row before) {
        return view(connection, before.getLong("id"))
                .call(after -> ChatEvents.append(
                        connection,
                        new Happenings()
                                .chat(after.id(), before.getLong("assigned_agent_id"), after.assignedAgentId())));
    }

    private Uni<ChatView> view(SqlConnection connection, long id) {
        return connection
                .preparedQuery("SELECT " + ChatView.COLUMNS + " FROM chat c WHERE c.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> ChatView.of(rows.iterator().next(), clock));
    }

    private Uni<Void> known(SqlConnection connection, Long agent, Long present) {
        return agent == null || agent.equals(present)
                ? Uni.createFrom().voidItem()
                : agents.known(connection, agent, ChatProblem.NO_SUCH_AGENT.on("assigned_agent_id"));
    }

    /** Agents take chats and give them back; handing them to others is for admins. */
    private static void mayAssign(Caller caller, Long present, Long wanted) {
        if (!caller.admin() && wanted != null && wanted != caller.id() && !Objects.equals(wanted, present)) {
            throw ChatProblem.ONLY_ADMINS_ASSIGN.failure();
        }
    }
}
