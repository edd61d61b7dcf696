package id.bengkel.reminder.manual;

import static id.bengkel.chassis.database.Columns.column;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Takes in many manual customers at once. */
@ApplicationScoped
class ManualIntake {

    /**
     * The index on plates has the last word, also between intakes at the same time, and within one: there the earlier row
     * wins. In order of plates, so that two intakes cannot meet in a deadlock.
     */
    private static final String INSERT =
            """
            INSERT INTO manual_customer (id, customer_name, nopol, nopol_key, no_hp, last_service, next_service, notes,
                active, created_at, updated_at)
            SELECT id, customer_name, nopol, nopol_key, no_hp, last_service, next_service, notes, true, $9, $9
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[], $8::text[])
                WITH ORDINALITY
                AS n (id, customer_name, nopol, nopol_key, no_hp, last_service, next_service, notes, number)
            ORDER BY nopol_key, number
            ON CONFLICT (nopol_key) DO NOTHING
            RETURNING id""";

    private final Pool pool;
    private final Clock clock;

    ManualIntake(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Adds the customers in one statement, except those whose plate is there already.
     *
     * @param batch at most some hundreds, so that the statement stays short
     * @return the places in the batch, from 0, that were refused for their plate
     */
    Uni<Set<Integer>> take(List<ManualCustomerRequest> batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Instant now = clock.instant();
        List<ManualCustomer> customers =
                batch.stream().map(details -> new ManualCustomer(details, now)).toList();
        return pool.preparedQuery(INSERT)
                .execute(Tuple.tuple(List.of(
                        column(customers, UUID[]::new, ManualCustomer::id),
                        column(customers, String[]::new, ManualCustomer::customerName),
                        column(customers, String[]::new, ManualCustomer::nopol),
                        column(customers, String[]::new, ManualCustomer::nopolKey),
                        column(customers, String[]::new, ManualCustomer::noHp),
                        column(customers, LocalDate[]::new, ManualCustomer::lastService),
                        column(customers, LocalDate[]::new, ManualCustomer::nextService),
                        column(customers, String[]::new, ManualCustomer::notes),
                        now.atOffset(ZoneOffset.UTC))))
                .map(inserted -> refused(customers, inserted));
    }

    private static Set<Integer> refused(List<ManualCustomer> customers, RowSet<Row> inserted) {
        Set<UUID> taken = StreamSupport.stream(inserted.spliterator(), false)
                .map(row -> row.getUUID(0))
                .collect(Collectors.toCollection(HashSet::new));
        return IntStream.range(0, customers.size())
                .filter(place -> !taken.contains(customers.get(place).id()))
                .boxed()
                .collect(Collectors.toSet());
    }
}
