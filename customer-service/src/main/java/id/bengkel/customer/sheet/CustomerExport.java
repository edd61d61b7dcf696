package id.bengkel.customer.sheet;

import id.bengkel.chassis.sheet.SheetFormat;
import id.bengkel.chassis.sheet.SheetWriter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;

/** Writes all customers with their vehicles as they are read, in the order of registration. */
@ApplicationScoped
class CustomerExport {

    private static final int CUSTOMERS = 500;

    private static final String FOLLOWING =
            """
            SELECT c.id, c.created_at, c.nama, c.hp, c.alamat, c.email, c.tanggal_lahir, v.no_pol, v.model, v.type, v.tahun,
                v.warna, v.no_rangka, v.no_mesin, v.service_interval_months, v.last_visit_date, v.next_visit_date,
                CASE WHEN v.sold THEN 'ya' WHEN NOT v.sold THEN 'tidak' END AS sold
            FROM (SELECT * FROM customer WHERE (created_at, id) > ($1, $2) ORDER BY created_at, id LIMIT $3) c
            LEFT JOIN vehicle v ON v.customer_id = c.id
            ORDER BY c.created_at, c.id, v.created_at, v.id""";

    private static final Position START = new Position(OffsetDateTime.parse("0001-01-01T00:00:00Z"), new UUID(0, 0));

    private final Pool pool;

    CustomerExport(Pool pool) {
        this.pool = pool;
    }

    /** The file, piece by piece; the next one is read when the client has taken the last. */
    Multi<Buffer> run(SheetFormat format) {
        SheetWriter writer = format.writer(CustomerSheet.COLUMNS.names());
        Multi<Buffer> rows = rows().map(writer::write);
        Multi<Buffer> end = Multi.createFrom().item(writer::end);
        return Multi.createBy().concatenating().streams(rows, end).filter(piece -> piece.length() > 0);
    }

    private Multi<List<List<Object>>> rows() {
        AtomicReference<Position> last = new AtomicReference<>(START);
        return Multi.createBy()
                .repeating()
                .uni(() -> following(last.get()).invoke(rows -> {
                    if (!rows.isEmpty()) {
                        last.set(Position.of(rows.get(rows.size() - 1)));
                    }
                }))
                .whilst(rows -> !rows.isEmpty())
                .map(rows -> rows.stream().map(CustomerExport::values).toList());
    }

    private Uni<List<Row>> following(Position last) {
        return pool.preparedQuery(FOLLOWING)
                .execute(Tuple.of(last.createdAt(), last.id(), CUSTOMERS))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private static List<Object> values(Row row) {
        List<Object> values = new ArrayList<>();
        CustomerSheet.COLUMNS.names().forEach(column -> values.add(row.getValue(column)));
        return values;
    }

    private record Position(OffsetDateTime createdAt, UUID id) {
        static Position of(Row row) {
            return new Position(row.getOffsetDateTime("created_at"), row.getUUID("id"));
        }
    }
}
