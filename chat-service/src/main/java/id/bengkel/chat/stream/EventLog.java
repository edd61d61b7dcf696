package id.bengkel.chat.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.bengkel.chat.conversation.ChatView;
import id.bengkel.chat.conversation.MessageView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The events of the last days, in their order, each with the present state of what it tells of. */
@ApplicationScoped
class EventLog {

    private static final String AFTER =
            "SELECT e.id AS event_id, e.kind, e.chat_id AS event_chat, e.message_id AS event_message, "
                    + "e.status::text AS event_status, e.agent_id AS event_agent, e.changed_hands, e.agent_before, "
                    + ChatView.COLUMNS + ", " + MessageView.COLUMNS
                    + """
             FROM chat_event e LEFT JOIN chat c ON c.id = e.chat_id LEFT JOIN message m ON m.id = e.message_id
            WHERE e.id > $1 ORDER BY e.id LIMIT $2""";

    private final Pool pool;
    private final ObjectMapper json;
    private final Clock clock;

    EventLog(Pool pool, ObjectMapper json, Clock clock) {
        this.pool = pool;
        this.json = json;
        this.clock = clock;
    }

    /** The id of the last event; 0 before the first. */
    Uni<Long> latest() {
        return pool.query("SELECT coalesce(max(id), 0) FROM chat_event")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The events behind one. */
    Uni<List<ChatEvent>> after(long id, int limit) {
        return pool.preparedQuery(AFTER).execute(Tuple.of(id, limit)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(this::event)
                .toList());
    }

    private ChatEvent event(Row row) {
        boolean chatIsThere = row.getLong("id") != null;
        return new ChatEvent(
                row.getLong("event_id"),
                row.getString("kind"),
                row.getLong(chatIsThere ? "assigned_agent_id" : "event_agent"),
                written(data(row, chatIsThere)),
                chatIsThere && row.getBoolean("changed_hands") ? farewell(row) : null);
    }

    private ChatEvent.Farewell farewell(Row row) {
        return new ChatEvent.Farewell(row.getLong("agent_before"), written(new Gone(row.getLong("event_chat"), true)));
    }

    private Object data(Row row, boolean chatIsThere) {
        long chatId = row.getLong("event_chat");
        Long messageId = row.getLong("event_message");
        return switch (row.getString("kind")) {
            case "chat" -> chatIsThere ? ChatView.of(row, clock) : new Deleted(chatId, true);
            case "message" ->
                row.getLong("message_id") == null
                        ? new DeletedMessage(messageId, chatId, true)
                        : MessageView.of(row, clock);
            default -> new Moved(Objects.requireNonNull(messageId), chatId, row.getString("event_status"));
        };
    }

    private String written(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Deleted(long id, boolean deleted) {}

    /** Somebody else's now. */
    private record Gone(long id, boolean gone) {}

    private record DeletedMessage(long id, long chatId, boolean deleted) {}

    private record Moved(long id, long chatId, String status) {}
}
