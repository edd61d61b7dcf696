package id.bengkel.reminder.run;

import static id.bengkel.chassis.database.Columns.column;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Queues the messages of a run, at most one a day for each vehicle or manual customer. */
@Singleton
class ReminderQueue {

    /** A message that failed today certainly reached nobody: another run tries again. All others keep their place. */
    private static final String QUEUE =
            """
            INSERT INTO message (id, kind, run_id, id_customer, %1$s, customer_name, vehicle_model, vehicle_nopol,
                next_visit_date, reminder_day, phone, body, status, next_attempt_at, created_at, request_id,
                trace)
            SELECT gen_random_uuid(), '%2$s', $1, n.id_customer, n.subject, n.customer_name, n.vehicle_model,
                n.vehicle_nopol, n.next_visit_date, $2, n.phone, n.body, 'queued', now(), now(),
                r.request_id, r.trace
            FROM reminder_run r CROSS JOIN
                unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::date[], $9::text[], $10::text[])
                AS n (id_customer, subject, customer_name, vehicle_model, vehicle_nopol, next_visit_date, phone, body)
            WHERE r.id = $1
                -- Around midnight a replica whose clock is ahead may have reminded for the day that begins.
                AND NOT EXISTS (SELECT FROM message m
                    WHERE m.%1$s = n.subject AND m.kind = '%2$s' AND m.reminder_day > $2)
            ORDER BY n.next_visit_date, n.subject
            ON CONFLICT (%1$s, reminder_day) WHERE kind = '%2$s' DO UPDATE SET
                run_id = excluded.run_id, customer_name = excluded.customer_name, vehicle_model = excluded.vehicle_model,
                vehicle_nopol = excluded.vehicle_nopol, next_visit_date = excluded.next_visit_date,
                phone = excluded.phone, body = excluded.body, status = 'queued', attempts = 0,
                next_attempt_at = now(), error = NULL, trace = excluded.trace
            WHERE message.status = 'failed'""";

    private static final String OF_VEHICLES = QUEUE.formatted("id_vehicle", RunKind.maintenance);
    private static final String OF_MANUAL_CUSTOMERS = QUEUE.formatted("id_manual_customer", RunKind.manual);

    private final ReminderText text;

    ReminderQueue(ReminderText text) {
        this.text = text;
    }

    /** @return how many messages were queued; the others were there already */
    Uni<Integer> add(SqlConnection connection, RunPlan plan, List<Due> due) {
        RunKind kind = plan.order().kind();
        return connection
                .preparedQuery(kind == RunKind.manual ? OF_MANUAL_CUSTOMERS : OF_VEHICLES)
                .execute(Tuple.tuple(List.of(
                        plan.id(),
                        plan.day(),
                        column(due, UUID[]::new, Due::customerId),
                        column(due, UUID[]::new, Due::id),
                        column(due, String[]::new, Due::customerNama),
                        column(due, String[]::new, Due::model),
                        column(due, String[]::new, Due::noPol),
                        column(due, LocalDate[]::new, Due::nextVisit),
                        column(due, String[]::new, Due::customerHp),
                        column(
                                due,
                                String[]::new,
                                one -> text.with(kind, one.customerNama(), one.noPol(), one.nextVisit())))))
                .map(RowSet::rowCount);
    }
}
