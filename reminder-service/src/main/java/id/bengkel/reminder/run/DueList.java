package id.bengkel.reminder.run;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads whom a run has to remind, page by page, each by an index. */
@Singleton
class DueList {

    private static final String VEHICLES =
            """
            SELECT id, no_pol, model, customer_id, customer_nama, customer_hp, next_visit_date, false AS reminded
            FROM vehicle
            WHERE NOT sold AND next_visit_date >= $1 AND next_visit_date < $2
                AND (next_visit_date, id) > ($3, $4)
            ORDER BY next_visit_date, id LIMIT $5""";

    private static final String MANUAL =
            """
            SELECT id, nopol AS no_pol, NULL AS model, NULL::uuid AS customer_id, customer_name AS customer_nama,
                no_hp AS customer_hp, next_service AS next_visit_date,
                coalesce(last_reminder_sent >= $6, false) AS reminded
            FROM manual_customer
            WHERE next_service >= $1 AND next_service < $2 AND (next_service, id) > ($3, $4) AND (active OR NOT $7)
            ORDER BY next_service, id LIMIT $5""";

    private final Clock clock;

    DueList(Clock clock) {
        this.clock = clock;
    }

    /** Those who follow the last that was planned. */
    Uni<List<Due>> following(SqlConnection connection, RunPlan plan, int limit) {
        Tuple range = Tuple.of(plan.day(), plan.until(), plan.plannedDate(), plan.plannedId(), limit);
        return switch (plan.order().kind()) {
            case maintenance ->
                connection.preparedQuery(VEHICLES).execute(range).map(DueList::read);
            case manual ->
                connection
                        .preparedQuery(MANUAL)
                        .execute(range.addOffsetDateTime(
                                        plan.day().atStartOfDay(clock.getZone()).toOffsetDateTime())
                                .addBoolean(plan.order().onlyActive()))
                        .map(DueList::read);
        };
    }

    private static List<Due> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Due::of).toList();
    }
}
