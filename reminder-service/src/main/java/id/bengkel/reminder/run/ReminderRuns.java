package id.bengkel.reminder.run;

import static id.bengkel.chassis.database.Columns.column;

import id.bengkel.chassis.request.RequestId;
import id.bengkel.chassis.trace.Trace;
import id.bengkel.reminder.run.ReminderRun.Trigger;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** All runs, newest first. */
@ApplicationScoped
public class ReminderRuns {

    /** The unique index lets one scheduled run a day through, whoever comes first; the guard spares the others the count. */
    private static final String START =
            """
            INSERT INTO reminder_run (id, trigger, day, kind, days_threshold, only_active, status, total_customers,
                lease_until, started_at, request_id, trace)
            SELECT o.id, $5::text, $6::date, o.kind, o.days_threshold, o.only_active, 'planning',
                CASE o.kind
                    WHEN 'manual' THEN (SELECT count(*) FROM manual_customer WHERE active OR NOT o.only_active)
                    ELSE (SELECT count(*) FROM vehicle WHERE NOT sold)
                END,
                now() + $7 * interval '1 millisecond', now(), $8, $9
            FROM unnest($1::uuid[], $2::text[], $3::int[], $4::boolean[]) AS o (id, kind, days_threshold, only_active)
            WHERE $5 = 'manual' OR NOT EXISTS (
                SELECT 1 FROM reminder_run r
                WHERE r.day = $6 AND r.trigger = 'scheduled' AND r.kind = o.kind AND r.status <> 'missed')
            ON CONFLICT DO NOTHING
            RETURNING id""";

    private static final String WITH_COUNTS =
            """
            SELECT r.id, r.trigger, r.kind, r.days_threshold, r.only_active, r.day, r.status, r.total_customers, r.started_at, r.finished_at,
                r.incomplete + r.already_sent::bigint AS skipped, m.*,
                -- The pace of the last minute, or of all of it once it is over.
                greatest(1, extract(epoch FROM CASE WHEN r.finished_at IS NULL
                    THEN least(now() - r.started_at, interval '1 minute') ELSE r.finished_at - r.started_at END)
                )::float8 AS pace_seconds
            FROM reminder_run r CROSS JOIN LATERAL (
                -- Those that are not kept any longer count on.
                SELECT count(*) FILTER (WHERE status = 'queued') AS queued,
                    count(*) FILTER (WHERE status = 'sending') AS sending,
                    r.gone_sent + count(*) FILTER (WHERE status = 'sent') AS sent,
                    r.gone_failed + count(*) FILTER (WHERE status = 'failed') AS failed,
                    count(*) FILTER (WHERE status = 'unknown') AS unknown,
                    r.gone_cancelled + count(*) FILTER (WHERE status = 'cancelled') AS cancelled,
                    r.gone_sent + count(*) FILTER (WHERE sent_at >= CASE WHEN r.finished_at IS NULL
                        THEN now() - interval '1 minute' ELSE r.started_at END) AS pace_sent
                FROM message WHERE run_id = r.id) m""";

    private static final String DETAILS =
            """
            SELECT vehicle_nopol AS no_pol, customer_name, phone, next_visit_date, id_vehicle, status, body,
                provider_answer, error
            FROM message WHERE run_id = $1
            UNION ALL
            SELECT v.no_pol, v.customer_nama, v.customer_hp, v.next_visit_date, v.id,
                CASE WHEN m.id IS NULL THEN 'incomplete' WHEN m.status = 'cancelled' THEN 'cancelled' ELSE 'already_sent' END,
                NULL, NULL, NULL
            FROM vehicle v LEFT JOIN LATERAL (
                -- A replica whose clock is ahead may have reminded for the day that begins.
                SELECT * FROM message WHERE id_vehicle = v.id AND reminder_day >= $2 AND kind = 'maintenance'
                ORDER BY run_id IS NOT DISTINCT FROM $1 DESC, reminder_day LIMIT 1) m ON true
            WHERE NOT v.sold AND v.next_visit_date >= $2 AND v.next_visit_date < $3
                AND m.run_id IS DISTINCT FROM $1
            ORDER BY next_visit_date, id_vehicle""";

    private final Pool pool;

    ReminderRuns(Pool pool) {
        this.pool = pool;
    }

    /**
     * Begins runs, all or none, to be planned within the lease by the caller, or by whoever looks next.
     *
     * @return without scheduled ones whose day has one of their kind already
     */
    Uni<List<UUID>> start(Trigger trigger, LocalDate day, Duration lease, List<RunOrder> orders) {
        return pool.preparedQuery(START)
                .execute(Tuple.from(Arrays.asList(
                        column(orders, UUID[]::new, order -> UUID.randomUUID()),
                        column(orders, String[]::new, order -> order.kind().name()),
                        column(orders, Integer[]::new, RunOrder::daysThreshold),
                        column(orders, Boolean[]::new, RunOrder::onlyActive),
                        trigger.name(),
                        day,
                        lease.toMillis(),
                        RequestId.current(),
                        Trace.step(trigger + " reminder run"))))
                .map(ReminderRuns::ids);
    }

    /** Runs whose planner is gone. */
    Uni<List<UUID>> abandoned() {
        return pool.query("SELECT id FROM reminder_run WHERE status = 'planning' AND lease_until <= now()")
                .execute()
                .map(ReminderRuns::ids);
    }

    Uni<Boolean> hasOutstanding(UUID run) {
        return pool.preparedQuery("SELECT EXISTS"
                        + " (SELECT 1 FROM message WHERE run_id = $1 AND status IN ('queued', 'sending'))")
                .execute(Tuple.of(run))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Every vehicle that was due in a run, with what became of it. */
    Uni<List<ReminderDetail>> details(ReminderRun run) {
        LocalDate day = run.day();
        return pool.preparedQuery(DETAILS)
                .execute(Tuple.of(run.id(), day, day.plusDays(run.order().daysThreshold())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> !ReminderDetail.cameTooLate(row))
                        .map(row -> ReminderDetail.of(row, day))
                        .toList());
    }

    Uni<ReminderRun> find(UUID id) {
        return pool.preparedQuery(WITH_COUNTS + " WHERE r.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> list(rows, ReminderRun::of).stream().findFirst().orElse(null))
                .onItem()
                .ifNull()
                .failWith(RunProblem.NOT_FOUND::failure);
    }

    /** Runs as they stand within a transaction. */
    Uni<List<ReminderRun>> find(SqlConnection transaction, List<UUID> ids) {
        return transaction
                .preparedQuery(WITH_COUNTS + " WHERE r.id = ANY($1) ORDER BY r.started_at, r.id")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> list(rows, ReminderRun::of));
    }

    Uni<Long> count() {
        return pool.query("SELECT count(*) FROM reminder_run")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<List<ReminderRun>> slice(long offset, int limit) {
        return pool.preparedQuery(WITH_COUNTS + " ORDER BY r.started_at DESC, r.id DESC OFFSET $1 LIMIT $2")
                .execute(Tuple.of(offset, (long) limit))
                .map(rows -> list(rows, ReminderRun::of));
    }

    Uni<List<ReminderRun>> following(ReminderRun last, int limit) {
        return last == null
                ? slice(0, limit)
                : pool.preparedQuery(
                                WITH_COUNTS
                                        + " WHERE (r.started_at, r.id) < ($1, $2) ORDER BY r.started_at DESC, r.id DESC LIMIT $3")
                        .execute(Tuple.of(last.startedAt().atOffset(ZoneOffset.UTC), last.id(), (long) limit))
                        .map(rows -> list(rows, ReminderRun::of));
    }

    /** Whether the scheduled run of a day has begun. */
    public Uni<Boolean> ranOn(LocalDate day) {
        return pool.preparedQuery("SELECT EXISTS (SELECT 1 FROM reminder_run"
                        + " WHERE day = $1 AND trigger = 'scheduled' AND kind = 'maintenance' AND status <> 'missed')")
                .execute(Tuple.of(day))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    static List<UUID> ids(RowSet<Row> rows) {
        return list(rows, row -> row.getUUID(0));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
