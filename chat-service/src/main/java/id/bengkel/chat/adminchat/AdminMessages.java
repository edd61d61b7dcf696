package id.bengkel.chat.adminchat;

import id.bengkel.chassis.time.WorkshopClock;
import id.bengkel.chat.ChatProblem;
import id.bengkel.chat.agent.Agents;
import id.bengkel.chat.agent.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What agents and admins have written to each other. */
@ApplicationScoped
class AdminMessages {

    private static final String COLUMNS = "m.id, m.agent_id, m.author_id, a.name, m.sender, m.text, m.created_at";

    private static final String LAST = "SELECT * FROM (SELECT " + COLUMNS
            + """
             FROM admin_message m JOIN agent a ON a.id = m.author_id
            WHERE m.agent_id = $1 AND ($2::bigint IS NULL OR m.id < $2) ORDER BY m.id DESC LIMIT $3) AS last
            ORDER BY id""";

    private static final String WRITE =
            """
            WITH m AS (
                INSERT INTO admin_message (agent_id, author_id, sender, text, created_at) VALUES ($1, $2, $3, $4, $5)
                RETURNING *)
            SELECT\s"""
                    + COLUMNS + " FROM m JOIN agent a ON a.id = m.author_id";

    private final Pool pool;
    private final Agents agents;
    private final Clock clock;

    AdminMessages(Pool pool, Agents agents, Clock clock) {
        this.pool = pool;
        this.agents = agents;
        this.clock = clock;
    }

    /** @param sender {@code admin} or {@code agent} */
    @Schema(name = "InternalMessage")
    record View(
            long id,
            long agentId,
            long authorId,
            String authorName,
            String sender,
            String text,
            OffsetDateTime time,
            OffsetDateTime createdAt) {}

    Uni<List<View>> last(long agentId, Long before, int limit) {
        return pool.preparedQuery(LAST)
                .execute(Tuple.of(agentId, before, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::view)
                        .toList());
    }

    Uni<View> write(long agentId, String text, Caller caller) {
        return pool.withTransaction(
                connection -> agents.known(connection, agentId, ChatProblem.AGENT_NOT_FOUND.failure())
                        .chain(() -> connection
                                .preparedQuery(WRITE)
                                .execute(Tuple.of(
                                        agentId,
                                        caller.id(),
                                        caller.admin() ? "admin" : "agent",
                                        text,
                                        OffsetDateTime.now(clock))))
                        .map(rows -> view(rows.iterator().next())));
    }

    private View view(Row row) {
        OffsetDateTime at =
                WorkshopClock.zoned(row.getOffsetDateTime("created_at").toInstant(), clock);
        return new View(
                row.getLong("id"),
                row.getLong("agent_id"),
                row.getLong("author_id"),
                row.getString("name"),
                row.getString("sender"),
                row.getString("text"),
                at,
                at);
    }
}
