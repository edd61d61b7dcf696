package id.bengkel.chat.conversation;

import id.bengkel.chassis.time.WorkshopClock;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A chat as lists show it. */
@Schema(name = "Chat")
public record ChatView(
        long id,
        String name,
        String channel,
        boolean online,
        int unread,
        Mode mode,
        OffsetDateTime lastMessageAt,
        Long assignedAgentId) {

    /** What a statement must select, of {@code chat c}. */
    public static final String COLUMNS =
            """
            c.id, c.name, c.channel, coalesce(c.online_until > now(), false) AS online, c.unread, c.mode,
            c.last_message_at, c.assigned_agent_id\
            """;

    public static ChatView of(Row row, Clock clock) {
        return new ChatView(
                row.getLong("id"),
                row.getString("name"),
                row.getString("channel"),
                row.getBoolean("online"),
                row.getInteger("unread"),
                Mode.valueOf(row.getString("mode")),
                WorkshopClock.zoned(row.getOffsetDateTime("last_message_at").toInstant(), clock),
                row.getLong("assigned_agent_id"));
    }
}
