package id.bengkel.reminder.message;

import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.reminder.starsender.SendRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Takes messages out of the queue, oldest first, as fast as the pace allows and not in quiet hours. */
@Singleton
class Claiming {

    /** A reminder of an earlier day is not taken before it has moved on to today: see {@link LateReminders}. */
    private static final String DUE =
            """
            SELECT id FROM message WHERE status = 'queued' AND next_attempt_at <= now()
                AND (reminder_day IS NULL %s)%s
            ORDER BY next_attempt_at, id LIMIT $1 FOR UPDATE SKIP LOCKED""";

    private static final String TAKE =
            """
            UPDATE message SET status = 'sending', attempts = attempts + 1, lease_until = now() + $2 * interval '1 millisecond'
            WHERE id IN (SELECT id FROM due)
            RETURNING id, phone, body, file, delay, schedule, attempts, lease_until, trace""";

    /** Materialized: a plan that read the queue twice would take more than the limit. */
    private static final String FREE = "WITH due AS MATERIALIZED (%s)\n";

    /** The start is taken in the same statement, and only when there is a message for it. */
    private static final String PACED =
            """
            WITH start AS MATERIALIZED (
                SELECT id FROM sending_pace
                WHERE next_at <= clock_timestamp() AND wanted_until <= now() FOR UPDATE SKIP LOCKED),
            due AS MATERIALIZED (%s),
            taken AS (
                UPDATE sending_pace SET holder = $5,
                    next_at = clock_timestamp() + (SELECT count(*) FROM due) * $4 * interval '1 microsecond'
                WHERE EXISTS (SELECT FROM due))
            """;

    private static final String OF_TODAY = "OR reminder_day >= $3";
    private static final String NO_REMINDERS = "AND $3::date IS NOT NULL";
    private static final String WITH_A_START = " AND EXISTS (SELECT FROM start)";

    /** What is begun in the last moment of its day may arrive on the next one, which has a reminder of its own. */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(2);

    private final Pool pool;
    private final DispatchConfig config;
    private final Pace pace;
    private final Starts starts;
    private final QuietHours quietHours;
    private final Clock clock;

    Claiming(Pool pool, DispatchConfig config, Pace pace, Starts starts, QuietHours quietHours, Clock clock) {
        this.pool = pool;
        this.config = config;
        this.pace = pace;
        this.starts = starts;
        this.quietHours = quietHours;
        this.clock = clock;
    }

    /**
     * Takes up to {@code limit} messages that are due; no other replica gets them.
     *
     * @param holder of the start, which tells when it is over
     */
    Uni<List<Claim>> claim(int limit, UUID holder) {
        String days = quietHours.isNow() ? NO_REMINDERS : OF_TODAY;
        LocalDate today = LocalDate.now(Clock.offset(clock, LAST_MOMENT));
        long lease = config.lease().toMillis();
        Uni<RowSet<Row>> rows = pace.isFree()
                ? pool.preparedQuery(FREE.formatted(DUE.formatted(days, "")) + TAKE)
                        .execute(Tuple.of(limit, lease, today))
                : pool.preparedQuery(PACED.formatted(DUE.formatted(days, WITH_A_START)) + TAKE)
                        .execute(Tuple.of(Math.min(limit, pace.together()), lease, today, starts.holdMicros(), holder));
        return rows.map(Claiming::claims);
    }

    private static List<Claim> claims(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Claim(
                        row.getUUID("id"),
                        content(row),
                        row.getInteger("attempts"),
                        row.getOffsetDateTime("lease_until"),
                        row.getString("trace")))
                .toList();
    }

    private static SendRequest content(Row row) {
        String file = row.getString("file");
        OffsetDateTime schedule = row.getOffsetDateTime("schedule");
        return new SendRequest(
                PhoneNumber.of(row.getString("phone")),
                row.getString("body"),
                file == null ? null : URI.create(file),
                row.getInteger("delay"),
                schedule == null ? null : schedule.toInstant());
    }
}
