package id.bengkel.customer.vehicle;

import static id.bengkel.chassis.database.Columns.column;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.bengkel.chassis.database.OrderedId;
import id.bengkel.chassis.outbox.OutboxEvent;
import id.bengkel.chassis.outbox.OutboxTable;
import id.bengkel.chassis.request.RequestId;
import id.bengkel.chassis.trace.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Writes many new vehicles in one statement, and their events in another, as {@link Vehicles} does one by one. */
@Singleton
public class VehicleRows {

    /** In order of plates, so that two who write the same ones wait for each other instead of meeting in a deadlock. */
    private static final String INSERT =
            """
            INSERT INTO vehicle (id, customer_id, no_pol, no_pol_key, model, type, tahun, warna, no_rangka, no_mesin,
                service_interval_months, last_visit_date, next_visit_date, next_visit_by_hand, sold, version, created_at,
                updated_at)
            SELECT id, customer_id, no_pol, no_pol_key, model, type, tahun, warna, no_rangka, no_mesin, months, last, next,
                by_hand, sold, version, created_at, created_at
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[],
                    $9::text[], $10::text[], $11::int[], $12::date[], $13::date[], $14::boolean[], $15::boolean[],
                    $16::bigint[], $17::timestamptz[])
                AS n (id, customer_id, no_pol, no_pol_key, model, type, tahun, warna, no_rangka, no_mesin, months, last,
                    next, by_hand, sold, version, created_at)
            ORDER BY no_pol_key
            ON CONFLICT (no_pol_key) WHERE NOT sold DO NOTHING""";

    private final ObjectMapper json;

    VehicleRows(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Inserts vehicles whose owners are there and stay as they are.
     *
     * <p>Fails with {@link Overtaken} when somebody has registered one of their plates in the meantime.
     */
    public Uni<Void> insert(SqlConnection connection, List<Vehicle> vehicles) {
        vehicles.forEach(vehicle -> vehicle.changed(vehicle.createdAt()));
        Uni<Void> inserted = connection
                .preparedQuery(INSERT)
                .execute(columns(vehicles))
                .invoke(rows -> {
                    if (rows.rowCount() < vehicles.size()) {
                        throw new Overtaken();
                    }
                })
                .replaceWithVoid();
        // The database inserts while the events are written.
        Uni<Void> told = Uni.createFrom()
                .deferred(() -> OutboxTable.append(
                        connection, vehicles.stream().map(this::event).toList()));
        return Uni.join().all(inserted, told).andFailFast().replaceWithVoid();
    }

    private OutboxEvent event(Vehicle vehicle) {
        try {
            return new OutboxEvent(
                    OrderedId.at(vehicle.createdAt()),
                    VehicleChanged.TYPE,
                    vehicle.id().toString(),
                    json.writeValueAsString(VehicleChanged.of(vehicle)),
                    vehicle.createdAt(),
                    RequestId.current(),
                    Trace.current());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Tuple columns(List<Vehicle> vehicles) {
        return Tuple.tuple(List.of(
                column(vehicles, UUID[]::new, Vehicle::id),
                column(vehicles, UUID[]::new, vehicle -> vehicle.customer().id()),
                column(vehicles, String[]::new, Vehicle::noPol),
                column(vehicles, String[]::new, Vehicle::noPolKey),
                column(vehicles, String[]::new, Vehicle::model),
                column(vehicles, String[]::new, Vehicle::type),
                column(vehicles, Integer[]::new, Vehicle::tahun),
                column(vehicles, String[]::new, Vehicle::warna),
                column(vehicles, String[]::new, Vehicle::noRangka),
                column(vehicles, String[]::new, Vehicle::noMesin),
                column(vehicles, Integer[]::new, Vehicle::serviceIntervalMonths),
                column(vehicles, LocalDate[]::new, Vehicle::lastVisitDate),
                column(vehicles, LocalDate[]::new, Vehicle::nextVisitDate),
                column(vehicles, Boolean[]::new, Vehicle::nextVisitByHand),
                column(vehicles, Boolean[]::new, Vehicle::sold),
                column(vehicles, Long[]::new, Vehicle::version),
                column(vehicles, OffsetDateTime[]::new, vehicle -> vehicle.createdAt()
                        .atOffset(ZoneOffset.UTC))));
    }

    /** Somebody else was quicker: what was decided before must be decided again. */
    public static final class Overtaken extends RuntimeException {
        Overtaken() {
            super(null, null, false, false);
        }
    }
}
