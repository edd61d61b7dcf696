package id.bengkel.reminder.retention;

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
 * Removes messages long after they came to an end. Their run goes on counting them; those that others have not been told of
 * stay, and those of which nobody knows what became wait for a person, however long.
 */
@Startup
@Singleton
class OldMessages {

    private static final String REMOVE =
            """
            WITH old AS (
                SELECT id FROM message m
                WHERE created_at < now() - $1 * interval '1 millisecond'
                    AND (status IN ('failed', 'cancelled')
                        OR status = 'sent' AND (published_at IS NOT NULL OR kind = 'admin'))
                    AND NOT EXISTS (SELECT FROM reminder_run r WHERE r.id = m.run_id AND r.finished_at IS NULL)
                ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED),
            gone AS (
                DELETE FROM message USING old WHERE message.id = old.id RETURNING message.run_id, message.status),
            of_run AS (
                SELECT run_id, count(*) FILTER (WHERE status = 'sent') AS sent,
                    count(*) FILTER (WHERE status = 'failed') AS failed,
                    count(*) FILTER (WHERE status = 'cancelled') AS cancelled
                FROM gone WHERE run_id IS NOT NULL GROUP BY run_id),
            kept AS (
                UPDATE reminder_run r SET gone_sent = gone_sent + o.sent, gone_failed = gone_failed + o.failed,
                    gone_cancelled = gone_cancelled + o.cancelled
                FROM of_run o WHERE r.id = o.run_id)
            SELECT count(*) FROM gone""";

    /** Nothing asks for messages by then, neither a repeated run nor a missed day. */
    private static final Duration SHORTEST = Duration.ofDays(30);

    private final CleanUp cleanUp;

    OldMessages(Vertx vertx, Pool pool, RetentionConfig config) {
        if (config.messages().compareTo(SHORTEST) < 0) {
            throw new ConfigurationException("REMINDER_RETENTION_MESSAGES must be at least " + SHORTEST.toDays() + "d");
        }
        this.cleanUp = new CleanUp(vertx, pool, "messages", config.messages(), REMOVE);
    }

    Uni<Void> remove() {
        return cleanUp.clean();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        cleanUp.stop();
    }
}
