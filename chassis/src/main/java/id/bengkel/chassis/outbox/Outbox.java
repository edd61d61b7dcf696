package id.bengkel.chassis.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Where committed events wait: a table of its own, or the very rows that tell of what happened. */
public interface Outbox {

    /** Names the outbox to the database, so that one relay at a time works on it. */
    String name();

    /** The next events in the order in which they are to be published, at most {@code limit}. */
    Uni<List<OutboxEvent>> next(SqlConnection connection, int limit);

    /** Marks or removes them, in the transaction in which {@link #next} found them. */
    Uni<Void> published(SqlConnection connection, List<OutboxEvent> events);
}
