package id.bengkel.chat.outgoing;

import id.bengkel.chat.stream.ChatEvents;
import id.bengkel.chat.stream.Happenings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The way of messages to the customer's phone, as WhatsApp tells of it.
 *
 * <p>A word may arrive before the id it speaks of is written down. So each is kept first and applied in a transaction of
 * its own, as the ids are: whichever of the two commits last sees the other.
 */
@ApplicationScoped
public class Deliveries {

    /** As the database has it. */
    private static final List<String> ORDER = List.of("queued", "sent", "failed", "delivered", "read");

    private static final String KEEP =
            """
            INSERT INTO delivery AS d (provider_id, status, error, told_at)
            SELECT v.provider_id, v.status::message_status, v.error, $4
            FROM unnest($1::text[], $2::text[], $3::text[]) AS v (provider_id, status, error)
            ORDER BY v.provider_id
            ON CONFLICT (provider_id) DO UPDATE SET status = excluded.status, error = excluded.error
            WHERE d.status < excluded.status""";

    private static final String ARE_THERE =
            "SELECT FROM delivery WHERE $1::text[] IS NULL OR provider_id = ANY($1) LIMIT 1";

    /** Waits for nobody: what another has locked, that one applies. */
    private static final String APPLY =
            """
            WITH told AS (
                DELETE FROM delivery WHERE provider_id IN (
                    SELECT d.provider_id FROM delivery d JOIN message m ON m.provider_id = d.provider_id
                    WHERE $1::text[] IS NULL OR d.provider_id = ANY($1) LIMIT 1000 FOR UPDATE OF d SKIP LOCKED)
                RETURNING provider_id, status, error)
            UPDATE message m SET status = t.status, error = t.error
            FROM told t WHERE m.provider_id = t.provider_id AND m.sender <> 'customer' AND m.status < t.status
            RETURNING m.id""";

    private final Pool pool;
    private final Clock clock;

    Deliveries(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * What WhatsApp told of a message.
     *
     * @param status one of those of a message
     * @param error why it failed; null for other statuses
     */
    public record Told(String providerId, String status, String error) {}

    /** Takes down what WhatsApp told. */
    public Uni<Void> tell(Collection<Told> told) {
        Map<String, Told> furthest = new TreeMap<>();
        told.forEach(each -> furthest.merge(each.providerId(), each, Deliveries::further));
        return keep(List.copyOf(furthest.values())).chain(() -> apply(furthest.keySet()));
    }

    /** Applies what was told of these messages. */
    Uni<Void> apply(Collection<String> providerIds) {
        return providerIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : applied(Tuple.of(providerIds.toArray(String[]::new)));
    }

    /** Applies what is left over, and forgets what nobody here has sent. */
    Uni<Void> applyAll() {
        return applied(Tuple.of((String[]) null))
                .chain(() -> pool.query("DELETE FROM delivery WHERE told_at < now() - interval '1 hour'")
                        .execute())
                .replaceWithVoid();
    }

    private Uni<Void> keep(List<Told> told) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(
                        told.stream().map(Told::providerId).toArray(String[]::new),
                        told.stream().map(Told::status).toArray(String[]::new),
                        told.stream().map(Told::error).toArray(String[]::new),
                        OffsetDateTime.now(clock)))
                .replaceWithVoid();
    }

    private Uni<Void> applied(Tuple providerIds) {
        return pool.preparedQuery(ARE_THERE)
                .execute(providerIds)
                .flatMap(told -> told.size() == 0
                        ? Uni.createFrom().voidItem()
                        : pool.withTransaction(connection -> connection
                                .preparedQuery(APPLY)
                                .execute(providerIds)
                                .chain(moved -> tellOf(connection, moved))));
    }

    private static Uni<Void> tellOf(SqlConnection connection, RowSet<Row> moved) {
        return ChatEvents.append(
                connection,
                new Happenings()
                        .moved(StreamSupport.stream(moved.spliterator(), false)
                                .map(row -> row.getLong("id"))
                                .toList()));
    }

    private static Told further(Told one, Told other) {
        return ORDER.indexOf(one.status()) >= ORDER.indexOf(other.status()) ? one : other;
    }
}
