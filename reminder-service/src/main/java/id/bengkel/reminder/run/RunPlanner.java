package id.bengkel.reminder.run;

import id.bengkel.reminder.message.Dispatcher;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;

/**
 * Queues a message for every vehicle that is due, page by page. Each page and the run's progress commit together: whoever
 * goes on after a crash goes on behind the last page, and two who plan the same run share its pages.
 */
@ApplicationScoped
class RunPlanner {

    private static final int PAGE = 500;
    /** After this time without progress another replica takes the planning over. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final String LOCK =
            "SELECT day, planned_date, planned_vehicle FROM reminder_run WHERE id = $1 AND status = 'planning' FOR UPDATE";

    private static final String DUE =
            """
            SELECT id, no_pol, model, customer_id, customer_nama, customer_hp, next_visit_date FROM vehicle
            WHERE NOT sold AND next_visit_date >= $1 AND next_visit_date < $2
                AND (next_visit_date, id) > ($3, $4)
            ORDER BY next_visit_date, id LIMIT $5""";

    /** A message that failed today certainly reached nobody: another run tries again. All others keep their place. */
    private static final String QUEUE =
            """
            INSERT INTO message (id, kind, run_id, id_customer, id_vehicle, customer_name, vehicle_model, vehicle_nopol,
                next_visit_date, reminder_day, phone, body, status, next_attempt_at, created_at, request_id)
            SELECT gen_random_uuid(), 'maintenance', $1, n.id_customer, n.id_vehicle, n.customer_name, n.vehicle_model,
                n.vehicle_nopol, n.next_visit_date, $2, n.phone, n.body, 'queued', now(), now(),
                (SELECT request_id FROM reminder_run WHERE id = $1)
            FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::date[], $9::text[], $10::text[])
                AS n (id_customer, id_vehicle, customer_name, vehicle_model, vehicle_nopol, next_visit_date, phone, body)
            ORDER BY n.next_visit_date, n.id_vehicle
            ON CONFLICT (id_vehicle, reminder_day) WHERE kind = 'maintenance' DO UPDATE SET
                run_id = excluded.run_id, customer_name = excluded.customer_name, vehicle_model = excluded.vehicle_model,
                vehicle_nopol = excluded.vehicle_nopol, next_visit_date = excluded.next_visit_date,
                phone = excluded.phone, body = excluded.body, status = 'queued', attempts = 0,
                next_attempt_at = now(), error = NULL
            WHERE message.status = 'failed'""";

    private static final String PROGRESS =
            """
            UPDATE reminder_run SET
                planned_date = coalesce($2, planned_date), planned_vehicle = coalesce($3, planned_vehicle),
                planned = planned + $4, incomplete = incomplete + $5, already_sent = already_sent + $6,
                status = CASE WHEN $7 THEN 'sending' ELSE 'planning' END,
                lease_until = now() + $8 * interval '1 millisecond'
            WHERE id = $1""";

    private final Pool pool;
    private final Dispatcher dispatcher;
    private final ReminderConfig config;
    private final ReminderText text;

    RunPlanner(Pool pool, Dispatcher dispatcher, ReminderConfig config, ReminderText text) {
        this.pool = pool;
        this.dispatcher = dispatcher;
        this.config = config;
        this.text = text;
    }

    /** Plans what is left of a run; nothing when it is planned already. */
    Uni<Void> plan(UUID run) {
        return pool.withTransaction(connection -> planPage(connection, run))
                .invoke(dispatcher::wake)
                .flatMap(more -> more ? plan(run) : Uni.createFrom().voidItem());
    }

    /** Whether there may be another page. */
    private Uni<Boolean> planPage(SqlConnection connection, UUID run) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(run))
                .flatMap(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : planPage(connection, run, rows.iterator().next()));
    }

    private Uni<Boolean> planPage(SqlConnection connection, UUID run, Row progress) {
        LocalDate day = progress.getLocalDate("day");
        return due(connection, progress).flatMap(vehicles -> queue(connection, run, day, vehicles)
                .flatMap(queued -> advance(connection, run, vehicles, queued))
                .replaceWith(vehicles.size() == PAGE));
    }

    private Uni<List<DueVehicle>> due(SqlConnection connection, Row progress) {
        LocalDate day = progress.getLocalDate("day");
        LocalDate from = progress.getLocalDate("planned_date");
        UUID behind = progress.getUUID("planned_vehicle");
        return connection
                .preparedQuery(DUE)
                .execute(Tuple.of(
                        day,
                        day.plusDays(config.daysThreshold()),
                        from == null ? day.minusDays(1) : from,
                        behind == null ? new UUID(0, 0) : behind,
                        PAGE))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DueVehicle::of)
                        .toList());
    }

    private Uni<Integer> queue(SqlConnection connection, UUID run, LocalDate day, List<DueVehicle> vehicles) {
        List<DueVehicle> complete =
                vehicles.stream().filter(DueVehicle::isComplete).toList();
        return connection
                .preparedQuery(QUEUE)
                .execute(Tuple.tuple(List.of(
                        run,
                        day,
                        column(complete, UUID[]::new, DueVehicle::customerId),
                        column(complete, UUID[]::new, DueVehicle::id),
                        column(complete, String[]::new, DueVehicle::customerNama),
                        column(complete, String[]::new, DueVehicle::model),
                        column(complete, String[]::new, DueVehicle::noPol),
                        column(complete, LocalDate[]::new, DueVehicle::nextVisit),
                        column(complete, String[]::new, DueVehicle::customerHp),
                        column(complete, String[]::new, this::words))))
                .map(RowSet::rowCount);
    }

    private Uni<Void> advance(SqlConnection connection, UUID run, List<DueVehicle> vehicles, int queued) {
        DueVehicle last = vehicles.isEmpty() ? null : vehicles.get(vehicles.size() - 1);
        int incomplete =
                (int) vehicles.stream().filter(vehicle -> !vehicle.isComplete()).count();
        return connection
                .preparedQuery(PROGRESS)
                .execute(Tuple.from(Arrays.asList(
                        run,
                        last == null ? null : last.nextVisit(),
                        last == null ? null : last.id(),
                        queued,
                        incomplete,
                        vehicles.size() - incomplete - queued,
                        vehicles.size() < PAGE,
                        LEASE.toMillis())))
                .replaceWithVoid();
    }

    private String words(DueVehicle vehicle) {
        return text.with(vehicle.customerNama(), vehicle.noPol(), vehicle.nextVisit());
    }

    private static <T> T[] column(List<DueVehicle> vehicles, IntFunction<T[]> array, Function<DueVehicle, T> value) {
        return vehicles.stream().map(value).toArray(array);
    }
}
