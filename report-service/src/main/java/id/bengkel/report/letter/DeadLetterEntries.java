package id.bengkel.report.letter;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The dead letters that wait, the oldest first; those that do no more are kept beside them. */
@Singleton
class DeadLetterEntries implements PanacheRepositoryBase<DeadLetterEntry, UUID> {

    private static final Sort OLDEST_FIRST = Sort.by("firstAt", "id");

    /** One that comes back failed once more; one that is only delivered again changes nothing. */
    private static final String KEEP =
            """
            INSERT INTO dead_letter AS known (id, last_offset, source_partition, source_offset, record_key, record_value,
                record_headers, ce_id, reason, times, first_at, last_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $10)
            ON CONFLICT (id) DO UPDATE SET last_offset = excluded.last_offset, reason = excluded.reason,
                times = known.times + 1, last_at = excluded.last_at
            WHERE known.last_offset < excluded.last_offset
            """;

    private final Pool pool;

    DeadLetterEntries(Pool pool) {
        this.pool = pool;
    }

    /** Takes over what the topic tells. */
    Uni<Void> keep(List<KeptRecord> records) {
        List<Tuple> rows = records.stream().map(DeadLetterEntries::row).toList();
        return pool.withTransaction(connection -> connection.preparedQuery(KEEP).executeBatch(rows))
                .replaceWithVoid();
    }

    /** They were counted after all. */
    Uni<Void> counted(List<UUID> ids) {
        return pool.withConnection(connection -> connection
                        .preparedQuery("UPDATE dead_letter SET counted_at = now() WHERE id = ANY($1)")
                        .execute(Tuple.of(ids.toArray(UUID[]::new))))
                .replaceWithVoid();
    }

    Uni<Long> countWaiting() {
        return Panache.withSession(() -> select(null).count());
    }

    Uni<List<DeadLetterEntry>> slice(long offset, int limit) {
        int first = Math.toIntExact(offset);
        return Panache.withSession(
                () -> select(null).range(first, first + limit - 1).list());
    }

    /** @param last null for the first */
    Uni<List<DeadLetterEntry>> following(DeadLetterEntry last, int limit) {
        return Panache.withSession(() -> select(last).range(0, limit - 1).list());
    }

    Uni<DeadLetterEntry> find(UUID id) {
        return Panache.withSession(() -> findById(id));
    }

    private PanacheQuery<DeadLetterEntry> select(DeadLetterEntry last) {
        return last == null
                ? find("countedAt is null", OLDEST_FIRST)
                : find("countedAt is null and (firstAt, id) > (?1, ?2)", OLDEST_FIRST, last.firstAt, last.id);
    }

    private static Tuple row(KeptRecord kept) {
        var record = kept.record();
        Long partition = kept.number("dlq-partition");
        String reason = kept.text("dlq-reason");
        return Tuple.tuple()
                .addUUID(kept.id())
                .addLong(record.offset())
                .addInteger(partition == null ? null : partition.intValue())
                .addLong(kept.number("dlq-offset"))
                .addValue(buffer(record.key()))
                .addValue(buffer(record.value()))
                .addValue(kept.headers())
                .addString(kept.text("ce_id"))
                .addString(reason == null ? "unknown" : reason)
                .addOffsetDateTime(Instant.ofEpochMilli(record.timestamp()).atOffset(ZoneOffset.UTC));
    }

    private static Buffer buffer(byte[] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }
}
