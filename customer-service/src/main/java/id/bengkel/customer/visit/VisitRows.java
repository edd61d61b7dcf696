package id.bengkel.customer.visit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Writes many visits in one statement. */
public final class VisitRows {

    private static final String INSERT =
            """
            INSERT INTO visit (id, vehicle_id, visited_on, work_order_no, notes, created_at)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::date[], $4::text[], $5::text[], $6::timestamptz[])""";

    private VisitRows() {}

    public static Uni<Void> insert(SqlConnection connection, List<Visit> visits) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.tuple(List.of(
                        visits.stream().map(Visit::id).toArray(UUID[]::new),
                        visits.stream().map(Visit::vehicleId).toArray(UUID[]::new),
                        visits.stream().map(Visit::visitedOn).toArray(LocalDate[]::new),
                        visits.stream().map(Visit::workOrderNo).toArray(String[]::new),
                        visits.stream().map(Visit::notes).toArray(String[]::new),
                        visits.stream()
                                .map(visit -> visit.createdAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))))
                .replaceWithVoid();
    }
}
