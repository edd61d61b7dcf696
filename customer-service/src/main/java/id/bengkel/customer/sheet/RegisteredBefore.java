package id.bengkel.customer.sheet;

import id.bengkel.customer.customer.Customer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds what rows name that is registered already. */
final class RegisteredBefore {

    /** OFFSET 0, as below, has each plate looked up in the index: left to itself, PostgreSQL reads the whole table. */
    private static final String VEHICLES =
            """
            SELECT known.* FROM unnest($1::text[]) AS n (plate) CROSS JOIN LATERAL (
                SELECT v.no_pol_key, v.sold, v.model, v.type, v.tahun, v.warna, v.no_rangka, v.no_mesin,
                    v.service_interval_months, v.last_visit_date, v.next_visit_date, c.nama, c.hp, c.alamat
                FROM vehicle v JOIN customer c ON c.id = v.customer_id
                WHERE v.no_pol_key = n.plate OFFSET 0) known""";

    /** They keep name and number until their new vehicles are told of. Whoever came first is who is meant. */
    private static final String PEOPLE =
            """
            SELECT known.* FROM (SELECT DISTINCT lower(nama) AS nama, coalesce(hp, '') AS hp
                FROM unnest($1::text[], $2::text[]) AS n (nama, hp)) named CROSS JOIN LATERAL (
                SELECT id, nama, hp, alamat, created_at FROM customer c
                WHERE lower(c.nama) = named.nama AND coalesce(c.hp, '') = named.hp OFFSET 0 FOR SHARE) known
            ORDER BY known.created_at, known.id""";

    private RegisteredBefore() {}

    /** Vehicles by the keys of their plates. */
    static Uni<Map<String, List<KnownVehicle>>> vehicles(SqlConnection connection, List<RegisterRow> rows) {
        String[] plates = rows.stream()
                .map(RegisterRow::plate)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        return connection.preparedQuery(VEHICLES).execute(Tuple.of(plates)).map(RegisteredBefore::vehicles);
    }

    private static Map<String, List<KnownVehicle>> vehicles(RowSet<Row> found) {
        Map<String, List<KnownVehicle>> vehicles = new HashMap<>();
        found.forEach(row -> vehicles.computeIfAbsent(row.getString("no_pol_key"), plate -> new ArrayList<>())
                .add(KnownVehicle.of(row)));
        return vehicles;
    }

    static Uni<Map<Person, Customer>> people(SqlConnection connection, List<RegisterRow> rows) {
        return connection
                .preparedQuery(PEOPLE)
                .execute(Tuple.of(
                        rows.stream().map(row -> row.customer().nama()).toArray(String[]::new),
                        rows.stream().map(row -> row.person().hp()).toArray(String[]::new)))
                .map(RegisteredBefore::people);
    }

    private static Map<Person, Customer> people(RowSet<Row> found) {
        Map<Person, Customer> people = new HashMap<>();
        found.forEach(row -> people.putIfAbsent(
                Person.of(row.getString("nama"), row.getString("hp"), row.getString("alamat")),
                Customer.known(row.getUUID("id"), row.getString("nama"), row.getString("hp"))));
        return people;
    }
}
