package id.bengkel.customer.customer;

import static id.bengkel.chassis.database.Columns.column;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Writes many customers in one statement. */
public final class CustomerRows {

    private static final String INSERT =
            """
            INSERT INTO customer (id, nama, hp, alamat, email, tanggal_lahir, created_at, updated_at)
            SELECT id, nama, hp, alamat, email, tanggal_lahir, created_at, created_at
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::timestamptz[])
                AS n (id, nama, hp, alamat, email, tanggal_lahir, created_at)""";

    private CustomerRows() {}

    public static Uni<Void> insert(SqlConnection connection, List<Customer> customers) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.tuple(List.of(
                        column(customers, UUID[]::new, Customer::id),
                        column(customers, String[]::new, Customer::nama),
                        column(customers, String[]::new, Customer::hp),
                        column(customers, String[]::new, Customer::alamat),
                        column(customers, String[]::new, Customer::email),
                        column(customers, LocalDate[]::new, Customer::tanggalLahir),
                        column(customers, OffsetDateTime[]::new, customer -> customer.createdAt()
                                .atOffset(ZoneOffset.UTC)))))
                .replaceWithVoid();
    }
}
