package id.bengkel.chat.conversation;

import id.bengkel.chassis.error.Problem;
import id.bengkel.chassis.request.RequestId;
import id.bengkel.chat.ChatProblem;
import id.bengkel.chat.QuietConfig;
import id.bengkel.chat.agent.Caller;
import id.bengkel.chat.outgoing.Action;
import id.bengkel.chat.outgoing.Dispatcher;
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
import java.util.List;
import java.util.function.Function;

/** What people write to customers. A message and its place in the outgoing queue commit together. */
@ApplicationScoped
class Writing {

    private static final String WRITE =
            """
            INSERT INTO message (chat_id, sender, agent_id, text, status, written_at, created_at, request_id)
            VALUES ($1, 'agent', $2, $3, $4::text::message_status, $5, $5, $6) RETURNING id""";

    private static final String QUEUE = "INSERT INTO outgoing (message_id, chat_id, action) VALUES ($1, $2, $3)";

    private static final String HUMAN_WROTE =
            """
            UPDATE chat SET last_message_at = greatest(last_message_at, $2),
                quiet_until = $2 + $3 * interval '1 millisecond'
            WHERE id = $1""";

    /** The chat first, as everybody locks it first; who is not its author is told so, whoever's chat it is. */
    private static final String LOCK_MESSAGE =
            """
            SELECT m.id, m.chat_id, m.sender, m.agent_id, m.deleted_at, m.status::text AS status, c.channel
            FROM chat c JOIN message m ON m.chat_id = c.id
            WHERE m.id = $1 FOR UPDATE OF c""";

    /** Whether it was still waiting: then WhatsApp has not heard of it. */
    private static final String WAITING =
            """
            SELECT id FROM outgoing WHERE message_id = $1 AND action = 'send' AND lease_until IS NULL FOR UPDATE""";

    private static final String CHANGE_TEXT = "UPDATE message SET text = $2, edited_at = $3 WHERE id = $1";

    private static final String DELETE = "UPDATE message SET deleted_at = $2 WHERE id = $1";

    private final Pool pool;
    private final Dispatcher dispatcher;
    private final QuietConfig quiet;
    private final Clock clock;

    Writing(Pool pool, Dispatcher dispatcher, QuietConfig quiet, Clock clock) {
        this.pool = pool;
        this.dispatcher = dispatcher;
        this.quiet = quiet;
        this.clock = clock;
    }

    /** Stores and queues a message; the customer gets it afterwards. */
    Uni<MessageView> write(NewMessage message, Caller caller) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        String requestId = RequestId.current();
        return pool.withTransaction(connection -> connection
                        .preparedQuery(Desk.LOCK)
                        .execute(Tuple.of(message.chatId()))
                        .map(rows -> Chats.visible(rows, caller))
                        .flatMap(chat -> store(connection, chat, message, caller, now, requestId)))
                .invoke(dispatcher::wake);
    }

    private Uni<MessageView> store(
            SqlConnection connection,
            Row chat,
            NewMessage message,
            Caller caller,
            OffsetDateTime now,
            String requestId) {
        long chatId = chat.getLong("id");
        boolean whatsApp = isWhatsApp(chat);
        return connection
                .preparedQuery(WRITE)
                .execute(Tuple.of(chatId, caller.id(), message.text(), whatsApp ? "queued" : "sent", now, requestId))
                .map(rows -> rows.iterator().next().getLong("id"))
                .call(id -> whatsApp
                        ? queue(connection, id, chatId, Action.send)
                        : Uni.createFrom().voidItem())
                .call(() -> connection
                        .preparedQuery(HUMAN_WROTE)
                        .execute(Tuple.of(chatId, now, quiet.afterReply().toMillis())))
                .flatMap(id -> view(connection, id))
                .call(written -> ChatEvents.append(
                        connection,
                        new Happenings().written(List.of(written.id())).chat(chatId)));
    }

    /** Gives a message of the caller's another text, at the customer's as well. */
    Uni<MessageView> edit(long id, String text, Caller caller) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return act(
                        id,
                        caller,
                        connection -> message -> connection
                                .preparedQuery(WAITING)
                                .execute(Tuple.of(id))
                                .call(() ->
                                        connection.preparedQuery(CHANGE_TEXT).execute(Tuple.of(id, text, now)))
                                .flatMap(waiting -> waiting.size() > 0 || !concernsWhatsApp(message)
                                        ? Uni.createFrom().voidItem()
                                        : queue(connection, id, message.getLong("chat_id"), Action.edit)))
                .invoke(dispatcher::wake);
    }

    /** Takes a message of the caller's back, at the customer's as well; what was not sent yet is not sent any more. */
    Uni<Void> delete(long id, Caller caller) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return act(
                        id,
                        caller,
                        connection -> message -> connection
                                .preparedQuery(WAITING)
                                .execute(Tuple.of(id))
                                .call(() -> connection.preparedQuery(DELETE).execute(Tuple.of(id, now)))
                                .flatMap(waiting -> waiting.size() > 0
                                        ? connection
                                                .preparedQuery("DELETE FROM outgoing WHERE message_id = $1")
                                                .execute(Tuple.of(id))
                                                .replaceWithVoid()
                                        : concernsWhatsApp(message)
                                                ? queue(connection, id, message.getLong("chat_id"), Action.delete)
                                                : Uni.createFrom().voidItem()))
                .invoke(dispatcher::wake)
                .replaceWithVoid();
    }

    private Uni<MessageView> act(long id, Caller caller, Function<SqlConnection, Function<Row, Uni<Void>>> work) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(LOCK_MESSAGE)
                .execute(Tuple.of(id))
                .map(rows -> own(Chats.only(rows, ChatProblem.MESSAGE_NOT_FOUND), caller))
                .chain(message -> work.apply(connection).apply(message))
                .chain(() -> view(connection, id))
                .call(() -> ChatEvents.append(connection, new Happenings().changed(List.of(id)))));
    }

    private static Row own(Row message, Caller caller) {
        Long author = message.getLong("agent_id");
        Problem problem = author == null || author != caller.id()
                ? ChatProblem.ONLY_OWN_MESSAGES
                : message.getOffsetDateTime("deleted_at") != null ? ChatProblem.DELETED : null;
        if (problem != null) {
            throw problem.failure();
        }
        return message;
    }

    private static Uni<Void> queue(SqlConnection connection, long messageId, long chatId, Action action) {
        return connection
                .preparedQuery(QUEUE)
                .execute(Tuple.of(messageId, chatId, action.name()))
                .replaceWithVoid();
    }

    private Uni<MessageView> view(SqlConnection connection, long id) {
        return connection
                .preparedQuery("SELECT " + MessageView.COLUMNS + " FROM message m WHERE m.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> MessageView.of(rows.iterator().next(), clock));
    }

    /** What failed never came to be there. */
    private static boolean concernsWhatsApp(Row message) {
        return isWhatsApp(message) && !message.getString("status").equals("failed");
    }

    private static boolean isWhatsApp(Row chat) {
        return chat.getString("channel").equals(NewChat.WHATSAPP);
    }
}
