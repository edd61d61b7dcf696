package id.bengkel.chassis.metric;

import id.bengkel.chassis.time.Repeating;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Gauges of what a database holds. One query reads them every quarter of a minute, however often somebody scrapes. All
 * replicas tell the same, so over them a figure is the maximum, never the sum. While the database is away there are none.
 */
public final class StoredFigures {

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final String FIGURE = "figure";
    private static final String VALUE = "value";

    private final Pool pool;
    private final MeterRegistry registry;
    private final String query;
    private final Map<String, MultiGauge> gauges = new HashMap<>();
    private final Repeating reading;

    /**
     * Reads right away.
     *
     * @param query answers rows of a {@code figure}, the gauge's name, with its {@code value} as float8 and with labels:
     *     all other columns that are not null
     */
    public StoredFigures(Vertx vertx, Pool pool, MeterRegistry registry, String query) {
        this.pool = pool;
        this.registry = registry;
        this.query = query;
        this.reading = new Repeating(vertx, "Reading figures", PAUSE, this::read);
        reading.wake();
    }

    /** Reads no more. */
    public void stop() {
        reading.stop(GRACE);
    }

    private Uni<Void> read() {
        return pool.withConnection(connection -> connection.query(query).execute())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.groupingBy(
                                row -> row.getString(FIGURE),
                                Collectors.mapping(StoredFigures::gauge, Collectors.toList()))))
                .onFailure()
                .invoke(() -> show(Map.of()))
                .invoke(this::show)
                .replaceWithVoid();
    }

    /** Turns never overlap. */
    private void show(Map<String, List<MultiGauge.Row<?>>> read) {
        read.keySet()
                .forEach(name -> gauges.computeIfAbsent(
                        name, missing -> MultiGauge.builder(name).register(registry)));
        gauges.forEach((name, gauge) -> gauge.register(read.getOrDefault(name, List.of()), true));
    }

    private static MultiGauge.Row<?> gauge(Row row) {
        List<Tag> labels = IntStream.range(0, row.size())
                .filter(column -> row.getValue(column) != null)
                .mapToObj(column ->
                        Tag.of(row.getColumnName(column), row.getValue(column).toString()))
                .filter(label ->
                        !label.getKey().equals(FIGURE) && !label.getKey().equals(VALUE))
                .toList();
        return MultiGauge.Row.of(Tags.of(labels), row.getDouble(VALUE));
    }
}
