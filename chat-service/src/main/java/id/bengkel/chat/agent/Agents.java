package id.bengkel.chat.agent;

import id.bengkel.chassis.error.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Everybody who ever called, and those to whom an admin has given a chat. */
@ApplicationScoped
public class Agents {

    /** Accounts of our own have numbers as subjects; who comes from elsewhere gets one. */
    private static final Pattern OWN = Pattern.compile("[1-9]\\d{0,8}");

    private static final String SEEN =
            """
            INSERT INTO agent AS a (id, subject, name, role, last_seen)
            VALUES (coalesce($1, nextval('agent_elsewhere')), $2, $3, $4, now())
            ON CONFLICT (subject) DO UPDATE SET name = excluded.name, role = excluded.role, last_seen = now()
            RETURNING id""";

    /** Who is there, wants work, and has the least of it. */
    private static final String LEAST_BUSY =
            """
            SELECT a.id FROM agent a
            LEFT JOIN chat c ON c.assigned_agent_id = a.id AND c.mode = 'agent'
            WHERE a.role = 'agent' AND a.available AND a.last_seen > now() - interval '60 seconds'
            GROUP BY a.id ORDER BY count(c.id), a.id LIMIT 1""";

    private final Pool pool;

    Agents(Pool pool) {
        this.pool = pool;
    }

    /** Takes down that somebody is there; the id. */
    Uni<Long> seen(String subject, String name, String role) {
        Long own = OWN.matcher(subject).matches() ? Long.valueOf(subject) : null;
        return pool.preparedQuery(SEEN)
                .execute(Tuple.of(own, subject, name, role))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    /** Says whether somebody wants to be given chats. */
    Uni<Void> available(long id, boolean available) {
        return pool.preparedQuery("UPDATE agent SET available = $2, last_seen = now() WHERE id = $1")
                .execute(Tuple.of(id, available))
                .replaceWithVoid();
    }

    Uni<Void> stillThere(long id) {
        return pool.preparedQuery("UPDATE agent SET last_seen = now() WHERE id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    /** Somebody is not there any more. */
    Uni<Void> left(long id) {
        return pool.preparedQuery("UPDATE agent SET last_seen = NULL WHERE id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    /** Makes sure that somebody is known who may never have called; fails with {@code otherwise} for ids that no account can have. */
    public Uni<Void> known(SqlConnection connection, long id, ProblemException otherwise) {
        if (OWN.matcher(Long.toString(id)).matches()) {
            return connection
                    .preparedQuery("INSERT INTO agent (id, subject) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                    .execute(Tuple.of(id, Long.toString(id)))
                    .replaceWithVoid();
        }
        return connection
                .preparedQuery("SELECT FROM agent WHERE id = $1")
                .execute(Tuple.of(id))
                .map(RowSet::size)
                .invoke(found -> {
                    if (found == 0) {
                        throw otherwise;
                    }
                })
                .replaceWithVoid();
    }

    /** The agent with the fewest open chats of those who are there, or null; until the commit nobody else asks. */
    public Uni<Long> leastBusy(SqlConnection connection) {
        return connection
                .query("SELECT pg_advisory_xact_lock(hashtext('assigning chats'))")
                .execute()
                .chain(() -> connection.preparedQuery(LEAST_BUSY).execute())
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getLong("id"));
    }
}
