package id.bengkel.chat.conversation;

import id.bengkel.chassis.error.Problem;
import id.bengkel.chat.ChatProblem;
import id.bengkel.chat.agent.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** All chats, newest first, and their messages. */
@ApplicationScoped
class Chats {

    private static final String LIST = "SELECT " + ChatView.COLUMNS + " FROM chat c WHERE ";
    private static final String NEWEST_FIRST = " ORDER BY c.last_message_at DESC, c.id DESC LIMIT $";

    private static final String DETAILS = "SELECT " + ChatView.COLUMNS
            + ", c.phone, c.email, c.customer_address, c.last_active_at FROM chat c WHERE c.id = $1";

    private static final String MESSAGES = "SELECT " + MessageView.COLUMNS
            + """
             FROM message m WHERE m.chat_id = $1 AND (m.deleted_at IS NULL OR m.sender = 'customer')
                AND ($2::bigint IS NULL OR (m.written_at, m.id) <
                (SELECT b.written_at, b.id FROM message b WHERE b.id = $2 AND b.chat_id = $1))
            ORDER BY m.written_at DESC, m.id DESC LIMIT $3""";

    private final Pool pool;
    private final Clock clock;

    Chats(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** A row of the list, with the exact time by which it is sorted: what is shown is rounded. */
    record Listed(ChatView view, OffsetDateTime lastMessageAt) {}

    Uni<Long> countOf(ChatFilter filter) {
        return pool.preparedQuery("SELECT count(*) FROM chat c WHERE " + filter.condition())
                .execute(filter.values())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<List<Listed>> slice(ChatFilter filter, long offset, int limit) {
        int next = filter.next();
        return pool.preparedQuery(LIST + filter.condition() + NEWEST_FIRST + next + " OFFSET $" + (next + 1))
                .execute(filter.values(limit, offset))
                .map(this::listed);
    }

    Uni<List<Listed>> following(ChatFilter filter, Listed last, int limit) {
        if (last == null) {
            return slice(filter, 0, limit);
        }
        int next = filter.next();
        String after = " AND (c.last_message_at, c.id) < ($" + (next + 1) + ", $" + (next + 2) + ")";
        return pool.preparedQuery(LIST + filter.condition() + after + NEWEST_FIRST + next)
                .execute(filter.values(limit, last.lastMessageAt(), last.view().id()))
                .map(this::listed);
    }

    /** The chat with its last messages, or those before one of them; fails when the caller may not see it. */
    Uni<ChatDetails> details(long id, Caller caller, Long before, int limit) {
        return pool.withConnection(connection -> connection
                .preparedQuery(DETAILS)
                .execute(Tuple.of(id))
                .map(rows -> visible(rows, caller))
                .flatMap(chat -> connection
                        .preparedQuery(MESSAGES)
                        .execute(Tuple.of(id, before, limit))
                        .map(messages -> new ChatDetails(
                                ChatView.of(chat, clock),
                                ChatDetails.Profile.of(chat, clock),
                                oldestFirst(all(messages, row -> MessageView.of(row, clock)))))));
    }

    /** What a caller may not see is not there for them. */
    static Row visible(RowSet<Row> rows, Caller caller) {
        Row chat = only(rows, ChatProblem.CHAT_NOT_FOUND);
        if (!caller.maySee(chat.getLong("assigned_agent_id"))) {
            throw ChatProblem.CHAT_NOT_FOUND.failure();
        }
        return chat;
    }

    /** The row there is, or the problem that there is none. */
    static Row only(RowSet<Row> rows, Problem none) {
        if (rows.size() == 0) {
            throw none.failure();
        }
        return rows.iterator().next();
    }

    private List<Listed> listed(RowSet<Row> rows) {
        return all(rows, row -> new Listed(ChatView.of(row, clock), row.getOffsetDateTime("last_message_at")));
    }

    private static List<MessageView> oldestFirst(List<MessageView> newestFirst) {
        List<MessageView> messages = new ArrayList<>(newestFirst);
        Collections.reverse(messages);
        return messages;
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> element) {
        return StreamSupport.stream(rows.spliterator(), false).map(element).toList();
    }
}
