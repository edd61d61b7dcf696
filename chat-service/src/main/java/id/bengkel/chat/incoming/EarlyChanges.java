package id.bengkel.chat.incoming;

import id.bengkel.chassis.time.Repeating;
import id.bengkel.chat.incoming.MessageChange.Kind;
import id.bengkel.chat.stream.ChatEvents;
import id.bengkel.chat.stream.Happenings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;

/** Does to messages that have come by now what was done to them before. */
@Startup
@Singleton
class EarlyChanges {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final String ARE_DUE =
            "SELECT FROM early_change e JOIN message m ON m.provider_id = e.provider_id LIMIT 1";

    private static final String TAKE =
            """
            DELETE FROM early_change WHERE id IN (
                SELECT e.id FROM early_change e JOIN message m ON m.provider_id = e.provider_id
                LIMIT 1000 FOR UPDATE OF e SKIP LOCKED)
            RETURNING provider_id, kind, address, value""";

    private final Pool pool;
    private final Clock clock;
    private final Repeating applying;

    EarlyChanges(Pool pool, Clock clock, Vertx vertx) {
        this.pool = pool;
        this.clock = clock;
        this.applying = new Repeating(vertx, "Changing messages that came late", PAUSE, this::apply);
    }

    private Uni<Void> apply() {
        return pool.query(ARE_DUE)
                .execute()
                .flatMap(due -> due.size() == 0
                        ? Uni.createFrom().voidItem()
                        : pool.withTransaction(connection -> take(connection)
                                .flatMap(changes -> MessageChanges.apply(connection, changes, now()))
                                .flatMap(changed -> ChatEvents.append(connection, new Happenings().changed(changed)))));
    }

    private static Uni<List<MessageChange>> take(SqlConnection connection) {
        return connection.preparedQuery(TAKE).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(EarlyChanges::read)
                .toList());
    }

    private static MessageChange read(Row row) {
        return new MessageChange(
                Kind.valueOf(row.getString("kind")),
                row.getString("address"),
                row.getString("provider_id"),
                row.getString("value"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        applying.stop(GRACE);
    }
}
