package id.bengkel.report;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All reports, the oldest first: an order that counting does not change and new reports only lengthen. */
@Singleton
class Reports implements PanacheRepositoryBase<Report, UUID> {

    private static final Sort OLDEST_FIRST = Sort.by("createdAt", "id");

    /** Keeps counting out meanwhile, which locks rows in another order: the two would meet in a deadlock. */
    private static final String LOCK = "LOCK TABLE report IN SHARE ROW EXCLUSIVE MODE";

    /** Those at 0 already are counted, but not written once more. */
    private static final String RESET =
            """
            WITH reset AS (
                UPDATE report SET frequency = 0, updated_at = $2
                WHERE frequency > 0 AND ($1::uuid IS NULL OR id_customer = $1))
            SELECT count(*) FROM report WHERE $1::uuid IS NULL OR id_customer = $1
            """;

    private final Pool pool;
    private final Clock clock;

    Reports(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** @param idCustomer null for all customers */
    Uni<Long> count(UUID idCustomer) {
        return Panache.withSession(() -> select(idCustomer, null).count());
    }

    /** @param idCustomer null for all customers */
    Uni<List<Report>> slice(UUID idCustomer, long offset, int limit) {
        int first = Math.toIntExact(offset);
        return Panache.withSession(
                () -> select(idCustomer, null).range(first, first + limit - 1).list());
    }

    /**
     * @param idCustomer null for all customers
     * @param last null for the first reports
     */
    Uni<List<Report>> following(UUID idCustomer, Report last, int limit) {
        return Panache.withSession(
                () -> select(idCustomer, last).range(0, limit - 1).list());
    }

    Uni<Report> find(UUID idCustomer, UUID idVehicle) {
        return Panache.withSession(() -> find("idCustomer = ?1 and idVehicle = ?2", idCustomer, idVehicle)
                .firstResult());
    }

    /** Whether there was such a report. */
    Uni<Boolean> remove(UUID id) {
        return Panache.withTransaction(() -> delete("id", id)).map(removed -> removed > 0);
    }

    /**
     * Sets frequencies back to 0; the reports stay.
     *
     * @param idCustomer null for all customers
     * @return how many reports that were
     */
    Uni<Integer> reset(UUID idCustomer) {
        Tuple arguments = Tuple.of(idCustomer, clock.instant().atOffset(ZoneOffset.UTC));
        return pool.withTransaction(
                        connection -> connection.query(LOCK).execute().chain(() -> connection
                                .preparedQuery(RESET)
                                .execute(arguments)))
                .map(found -> found.iterator().next().getInteger(0));
    }

    private PanacheQuery<Report> select(UUID idCustomer, Report last) {
        String where = "1 = 1";
        Map<String, Object> parameters = new HashMap<>();
        if (idCustomer != null) {
            where += " and idCustomer = :idCustomer";
            parameters.put("idCustomer", idCustomer);
        }
        if (last != null) {
            where += " and (createdAt, id) > (:createdAt, :id)";
            parameters.put("createdAt", last.createdAt);
            parameters.put("id", last.id);
        }
        return find(where, OLDEST_FIRST, parameters);
    }
}
