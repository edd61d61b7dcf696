package id.bengkel.chat.incoming;

import static id.bengkel.chassis.database.Columns.column;

import id.bengkel.chat.outgoing.Deliveries.Told;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One call of the webhook, read.
 *
 * @param body as it came
 */
record WebhookCall(
        String body,
        String requestId,
        List<WrittenMessage> messages,
        List<MessageChange> changes,
        List<Told> deliveries) {

    private static final String KEEP =
            """
            INSERT INTO webhook_call (received_at, request_id, body)
            SELECT $3, request_id, body FROM unnest($1::text[], $2::text[]) AS call (request_id, body)""";

    /** Keeps calls as they came. */
    static Uni<Void> keep(SqlConnection connection, List<WebhookCall> calls, Instant now) {
        return connection
                .preparedQuery(KEEP)
                .execute(Tuple.of(
                        column(calls, String[]::new, WebhookCall::requestId),
                        column(calls, String[]::new, WebhookCall::body),
                        now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    boolean isEmpty() {
        return messages.isEmpty() && changes.isEmpty() && deliveries.isEmpty();
    }

    boolean concernsChats() {
        return !messages.isEmpty() || !changes.isEmpty();
    }
}
