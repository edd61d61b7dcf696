package id.bengkel.chat.vehicle;

import id.bengkel.chassis.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Finds vehicles for their owners. */
@Singleton
public class Vehicles {

    private static final String OWN =
            """
            SELECT no_pol, model, next_visit_date FROM vehicle
            WHERE customer_hp = $1 AND plate = ANY($2) AND NOT sold
            ORDER BY next_visit_date NULLS LAST, plate LIMIT 5""";

    private final Pool pool;

    Vehicles(Pool pool) {
        this.pool = pool;
    }

    /**
     * The vehicles with one of these plates that belong to this number, the first five.
     *
     * @param plates letters and digits only, in upper case
     */
    public Uni<List<OwnVehicle>> of(PhoneNumber owner, Set<String> plates) {
        return pool.preparedQuery(OWN)
                .execute(Tuple.of(owner.digits(), plates.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Vehicles::read)
                        .toList());
    }

    private static OwnVehicle read(Row row) {
        return new OwnVehicle(row.getString("no_pol"), row.getString("model"), row.getLocalDate("next_visit_date"));
    }
}
