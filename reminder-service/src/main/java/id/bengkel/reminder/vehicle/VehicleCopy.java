package id.bengkel.reminder.vehicle;

import static id.bengkel.chassis.database.Columns.column;

import id.bengkel.chassis.consumer.KeyedState.Latest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Keeps the copy of the vehicles. */
@ApplicationScoped
class VehicleCopy {

    private static final String UPSERT =
            """
            INSERT INTO vehicle AS v
                (id, version, no_pol, model, sold, next_visit_date, customer_id, customer_nama, customer_hp)
            SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::boolean[], $6::date[],
                $7::uuid[], $8::text[], $9::text[]) AS n
            ORDER BY 1
            ON CONFLICT (id) DO UPDATE SET
                version = excluded.version,
                no_pol = excluded.no_pol,
                model = excluded.model,
                sold = excluded.sold,
                next_visit_date = excluded.next_visit_date,
                customer_id = excluded.customer_id,
                customer_nama = excluded.customer_nama,
                customer_hp = excluded.customer_hp
            WHERE v.version < excluded.version""";

    private final Pool pool;

    VehicleCopy(Pool pool) {
        this.pool = pool;
    }

    /** Takes over the latest states, of which older ones than those known change nothing, and forgets the deleted. */
    Uni<Void> apply(Latest<VehicleChanged> latest) {
        return pool.withTransaction(
                connection -> upsert(connection, latest.values()).chain(() -> delete(connection, latest.deleted())));
    }

    private static Uni<Void> upsert(SqlConnection connection, List<VehicleChanged> latest) {
        return connection
                .preparedQuery(UPSERT)
                .execute(Tuple.tuple(List.of(
                        column(latest, UUID[]::new, VehicleChanged::id),
                        column(latest, Long[]::new, VehicleChanged::version),
                        column(latest, String[]::new, VehicleChanged::noPol),
                        column(latest, String[]::new, VehicleChanged::model),
                        column(latest, Boolean[]::new, VehicleChanged::sold),
                        column(latest, LocalDate[]::new, VehicleChanged::nextVisitDate),
                        column(latest, UUID[]::new, VehicleChanged::customerId),
                        column(latest, String[]::new, VehicleChanged::customerNama),
                        column(latest, String[]::new, VehicleChanged::customerHp))))
                .replaceWithVoid();
    }

    private static Uni<Void> delete(SqlConnection connection, List<UUID> deleted) {
        return connection
                .preparedQuery("DELETE FROM vehicle WHERE id = ANY($1)")
                .execute(Tuple.of(deleted.toArray(UUID[]::new)))
                .replaceWithVoid();
    }
}
