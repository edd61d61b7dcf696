package id.bengkel.reminder.manual;

import id.bengkel.chassis.page.Listing;
import id.bengkel.reminder.run.ReminderRun;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What a run made of the manual customers, in the order in which they were added. */
@ApplicationScoped
class ManualOutcomes {

    private static final OffsetDateTime BEFORE_ALL = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final String FOLLOWING =
            """
            SELECT c.id, c.created_at, c.customer_name, c.nopol, c.next_service,
                coalesce(c.last_reminder_sent >= $4, false) AS reminded,
                m.status, m.body, m.provider_answer, m.error, coalesce(m.run_id = $1, false) AS of_this_run
            FROM manual_customer c LEFT JOIN LATERAL (
                -- A replica whose clock is ahead may have reminded for the day that begins.
                SELECT * FROM message WHERE id_manual_customer = c.id AND reminder_day >= $2 AND kind = 'manual'
                ORDER BY run_id IS NOT DISTINCT FROM $1 DESC, reminder_day LIMIT 1) m ON true
            WHERE (c.active OR NOT $3 OR m.run_id = $1) AND (c.created_at, c.id) > ($5, $6)
            ORDER BY c.created_at, c.id LIMIT $7""";

    private final Pool pool;
    private final Clock clock;

    ManualOutcomes(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Multi<ManualDetail> of(ReminderRun run) {
        return Listing.<Row>complete((last, limit) -> following(run, last, limit))
                .map(row -> ManualDetail.of(row, run))
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    private Uni<List<Row>> following(ReminderRun run, Row last, int limit) {
        return pool.preparedQuery(FOLLOWING)
                .execute(Tuple.from(List.of(
                        run.id(),
                        run.day(),
                        run.order().onlyActive(),
                        run.day().atStartOfDay(clock.getZone()).toOffsetDateTime(),
                        last == null ? BEFORE_ALL : last.getOffsetDateTime("created_at"),
                        last == null ? new UUID(0, 0) : last.getUUID("id"),
                        limit)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }
}
