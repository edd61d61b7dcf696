package id.bengkel.chat.retention;

import id.bengkel.chassis.retention.CleanUp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Removes chats in which nobody has written for long, with their messages. The statistics go on counting them; a chat for
 * which something is still to be sent stays.
 */
@Startup
@Singleton
class OldChats {

    /** A chat stands for twenty rows: so many go with it. The figures are those of the statistics. */
    private static final String REMOVE =
            """
            WITH old AS (
                SELECT id FROM chat c
                WHERE last_message_at < now() - $1 * interval '1 millisecond'
                    AND NOT EXISTS (SELECT FROM outgoing o WHERE o.chat_id = c.id)
                ORDER BY last_message_at LIMIT $2 / 20 FOR UPDATE SKIP LOCKED),
            said AS (
                SELECT count(*) FILTER (WHERE sender = 'customer') AS customer,
                    count(*) FILTER (WHERE sender = 'agent') AS agent,
                    count(*) FILTER (WHERE sender = 'bot') AS bot
                FROM message JOIN old ON old.id = chat_id WHERE deleted_at IS NULL OR sender = 'customer'),
            answered AS (
                SELECT count(r.seconds) AS chats, coalesce(sum(r.seconds), 0) AS seconds
                FROM old JOIN first_response r ON r.chat_id = old.id),
            counted AS (
                UPDATE chats_gone g SET customer = g.customer + s.customer, agent = g.agent + s.agent, bot = g.bot + s.bot,
                    answered = g.answered + a.chats, seconds = g.seconds + a.seconds
                FROM said s, answered a),
            gone AS (
                DELETE FROM chat USING old WHERE chat.id = old.id RETURNING chat.id)
            SELECT 20 * count(*) FROM gone""";

    /** Today's chats, and those of the last 24 hours, are counted as they are. */
    private static final Duration SHORTEST = Duration.ofDays(30);

    private final CleanUp cleanUp;

    OldChats(Vertx vertx, Pool pool, RetentionConfig config) {
        if (config.chats().compareTo(SHORTEST) < 0) {
            throw new ConfigurationException("CHAT_RETENTION_CHATS must be at least " + SHORTEST.toDays() + "d");
        }
        this.cleanUp = new CleanUp(vertx, pool, "chats", config.chats(), REMOVE);
    }

    Uni<Void> remove() {
        return cleanUp.clean();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        cleanUp.stop();
    }
}
