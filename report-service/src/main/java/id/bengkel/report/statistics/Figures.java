package id.bengkel.report.statistics;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The figures that are kept while messages are counted, so that nobody has to count when they are asked for. */
@Singleton
class Figures {

    private static final String BY_FREQUENCY = "SELECT frequency, reports FROM report_frequency WHERE reports > 0";

    private static final String DAILY =
            """
            SELECT asked::date AS day, coalesce(sent, 0) AS sent
            FROM generate_series($1::date, $2::date, interval '1 day') AS asked
            LEFT JOIN daily ON daily.day = asked::date
            ORDER BY 1
            """;

    private final Pool pool;

    Figures(Pool pool) {
        this.pool = pool;
    }

    /** How many reports there are of each frequency that occurs. */
    Uni<SortedMap<Integer, Long>> byFrequency() {
        return pool.withConnection(
                        connection -> connection.preparedQuery(BY_FREQUENCY).execute())
                .map(rows -> {
                    SortedMap<Integer, Long> found = new TreeMap<>();
                    rows.forEach(row -> found.put(row.getInteger("frequency"), row.getLong("reports")));
                    return found;
                });
    }

    /** Every day of the period in order. */
    Uni<List<Day>> daily(Period period) {
        return pool.withConnection(
                        connection -> connection.preparedQuery(DAILY).execute(Tuple.of(period.from(), period.to())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Figures::day)
                        .toList());
    }

    private static Day day(Row row) {
        return new Day(row.getLocalDate("day"), row.getLong("sent"));
    }
}
