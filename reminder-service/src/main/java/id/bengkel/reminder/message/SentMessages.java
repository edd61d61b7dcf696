package id.bengkel.reminder.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.bengkel.chassis.outbox.Outbox;
import id.bengkel.chassis.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Sent messages nobody was told of yet: the row of a message is its own outbox. */
@Singleton
class SentMessages implements Outbox {

    private static final String TYPE = "id.bengkel.message.sent.v1";

    private static final String NEXT =
            """
            SELECT id, kind, id_customer, id_vehicle, customer_name, phone, vehicle_model, vehicle_nopol,
                provider_message_id, sent_at, request_id, trace
            FROM message WHERE status = 'sent' AND published_at IS NULL AND kind <> 'admin'
            ORDER BY sent_at, id LIMIT $1""";

    private final ObjectMapper json;

    SentMessages(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "message-sent";
    }

    @Override
    public Uni<List<OutboxEvent>> next(SqlConnection connection, int limit) {
        return connection.preparedQuery(NEXT).execute(Tuple.of(limit)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(this::event)
                .toList());
    }

    @Override
    public Uni<Void> published(SqlConnection connection, List<OutboxEvent> events) {
        UUID[] ids = events.stream().map(OutboxEvent::id).toArray(UUID[]::new);
        return connection
                .preparedQuery("UPDATE message SET published_at = now() WHERE id = ANY($1)")
                .execute(Tuple.of(ids))
                .replaceWithVoid();
    }

    private OutboxEvent event(Row row) {
        MessageSent sent = MessageSent.of(row);
        String key = sent.idCustomer() == null
                ? sent.customerPhone()
                : sent.idCustomer().toString();
        return new OutboxEvent(
                sent.messageId(),
                TYPE,
                key,
                written(sent),
                sent.sentAt(),
                row.getString("request_id"),
                row.getString("trace"));
    }

    private String written(MessageSent sent) {
        try {
            return json.writeValueAsString(sent);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The event's data; schema and example lie under {@code contracts/}. */
    record MessageSent(
            UUID messageId,
            String kind,
            UUID idCustomer,
            UUID idVehicle,
            String customerName,
            String customerPhone,
            String vehicleModel,
            String vehicleNopol,
            String provider,
            String providerMessageId,
            Instant sentAt) {

        static MessageSent of(Row row) {
            return new MessageSent(
                    row.getUUID("id"),
                    row.getString("kind"),
                    row.getUUID("id_customer"),
                    row.getUUID("id_vehicle"),
                    row.getString("customer_name"),
                    row.getString("phone"),
                    row.getString("vehicle_model"),
                    row.getString("vehicle_nopol"),
                    "starsender",
                    row.getString("provider_message_id"),
                    row.getOffsetDateTime("sent_at").toInstant());
        }
    }
}
