package id.bengkel.chat.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.bengkel.chassis.time.WorkshopClock;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message as people see it.
 *
 * @param time when it was written
 * @param createdAt when it came to us
 * @param author who wrote it, in a group
 * @param media the link, file name and the like of what is no text
 * @param quotedId WhatsApp's id of the message it answers
 * @param reaction an emoji the other one has put to it
 * @param error why it failed
 */
@Schema(name = "ChatMessage")
public record MessageView(
        long id,
        long chatId,
        String text,
        String sender,
        String status,
        OffsetDateTime time,
        OffsetDateTime createdAt,
        Long agentId,
        String type,
        @JsonInclude(JsonInclude.Include.NON_NULL) String author,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> media,
        @JsonInclude(JsonInclude.Include.NON_NULL) String providerId,
        @JsonInclude(JsonInclude.Include.NON_NULL) String quotedId,
        @JsonInclude(JsonInclude.Include.NON_NULL) String reaction,
        @JsonInclude(JsonInclude.Include.NON_NULL) String error,
        boolean edited,
        boolean deleted) {

    /** What a statement must select, of {@code message m}. */
    public static final String COLUMNS =
            """
            m.id AS message_id, m.chat_id, m.text, m.sender, m.status::text AS status, m.written_at, m.created_at,
            m.agent_id, m.type, m.author, m.media, m.provider_id, m.quoted_id, m.reaction, m.error,
            m.edited_at IS NOT NULL AS edited, m.deleted_at IS NOT NULL AS deleted\
            """;

    private static final String GONE = "Pesan ini dihapus";

    public static MessageView of(Row row, Clock clock) {
        boolean deleted = row.getBoolean("deleted");
        JsonObject media = deleted ? null : (JsonObject) row.getJson("media");
        return new MessageView(
                row.getLong("message_id"),
                row.getLong("chat_id"),
                deleted ? GONE : row.getString("text"),
                row.getString("sender"),
                row.getString("status"),
                WorkshopClock.zoned(row.getOffsetDateTime("written_at").toInstant(), clock),
                WorkshopClock.zoned(row.getOffsetDateTime("created_at").toInstant(), clock),
                row.getLong("agent_id"),
                row.getString("type"),
                row.getString("author"),
                media == null ? null : media.getMap(),
                row.getString("provider_id"),
                row.getString("quoted_id"),
                row.getString("reaction"),
                row.getString("error"),
                row.getBoolean("edited"),
                deleted);
    }
}
