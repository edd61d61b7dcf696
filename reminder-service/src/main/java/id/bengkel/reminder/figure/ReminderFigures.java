package id.bengkel.reminder.figure;

import id.bengkel.chassis.metric.StoredFigures;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What waits to be sent and to be told of, and how the runs go. Reads indexes, and no more of the queue than a part. */
@Startup
@Singleton
class ReminderFigures {

    private static final String QUERY =
            """
            WITH queued AS (
                -- A longer queue is told as this long.
                SELECT kind, created_at FROM message WHERE status = 'queued' ORDER BY next_attempt_at, id LIMIT 100000),
            waiting AS (
                SELECT 'queued' AS status, kind, count(*) AS messages FROM queued GROUP BY kind
                UNION ALL SELECT 'sending', kind, count(*) FROM message WHERE status = 'sending' GROUP BY kind
                UNION ALL SELECT 'unknown', kind, count(*) FROM message WHERE status = 'unknown' GROUP BY kind),
            running AS (
                SELECT planned, started_at FROM reminder_run WHERE status IN ('planning', 'sending')),
            unpublished AS (
                SELECT sent_at FROM message WHERE status = 'sent' AND published_at IS NULL AND kind <> 'admin'
                ORDER BY sent_at LIMIT 1)
            SELECT 'bengkel.messages' AS figure, status, kind, coalesce(messages, 0)::float8 AS value
                FROM unnest('{queued,sending,unknown}'::text[]) AS status
                CROSS JOIN unnest('{maintenance,manual,custom,direct,admin}'::text[]) AS kind
                LEFT JOIN waiting USING (status, kind)
            UNION ALL SELECT 'bengkel.queue.age.seconds', NULL, NULL,
                coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 FROM queued
            UNION ALL SELECT 'bengkel.outbox.age.seconds', NULL, NULL,
                coalesce(extract(epoch FROM now() - min(sent_at)), 0)::float8 FROM unpublished
            UNION ALL SELECT 'bengkel.runs.messages', NULL, NULL, coalesce(sum(planned), 0)::float8 FROM running
            UNION ALL SELECT 'bengkel.runs.age.seconds', NULL, NULL,
                coalesce(extract(epoch FROM now() - min(started_at)), 0)::float8 FROM running
            UNION ALL SELECT 'bengkel.runs.missed', NULL, NULL, count(*)::float8 FROM reminder_run
                WHERE status = 'missed' AND finished_at > now() - interval '1 day'
            UNION ALL SELECT 'bengkel.schedule.idle.seconds', NULL, NULL, CASE WHEN s.running THEN
                extract(epoch FROM now() - greatest(s.since, (SELECT max(started_at) FROM reminder_run
                    WHERE trigger = 'scheduled' AND status <> 'missed'))) ELSE 0 END::float8
                FROM schedule s""";

    private final StoredFigures figures;

    ReminderFigures(Vertx vertx, Pool pool, MeterRegistry registry) {
        this.figures = new StoredFigures(vertx, pool, registry, QUERY);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        figures.stop();
    }
}
