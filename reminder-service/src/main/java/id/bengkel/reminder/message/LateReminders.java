package id.bengkel.reminder.message;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Reminders that could not be sent on their day: held by quiet hours, say, or by a device that was gone. They become
 * reminders of today, so that a run of today does not remind the same customer once more; unless the day of the service
 * has passed, or there is a newer reminder: then they are cancelled.
 */
@Singleton
class LateReminders {

    private static final String MOVE_ON =
            """
            WITH late AS MATERIALIZED (
                SELECT id FROM message WHERE status = 'queued' AND reminder_day < $1 FOR UPDATE SKIP LOCKED),
            judged AS (
                SELECT m.id, CASE
                    WHEN m.next_visit_date < $1 THEN 'Tanggal servis sudah lewat'
                    WHEN EXISTS (
                        SELECT FROM message n WHERE n.kind = m.kind AND n.reminder_day > m.reminder_day AND n.id <> m.id
                            AND (n.id_vehicle = m.id_vehicle OR n.id_manual_customer = m.id_manual_customer)
                            AND (n.status = 'queued' OR n.reminder_day = $1))
                    THEN 'Ada pengingat yang lebih baru'
                    END AS hindrance
                FROM late JOIN message m ON m.id = late.id)
            UPDATE message m SET
                status = CASE WHEN j.hindrance IS NULL THEN 'queued' ELSE 'cancelled' END,
                reminder_day = CASE WHEN j.hindrance IS NULL THEN $1 ELSE m.reminder_day END,
                error = coalesce(j.hindrance, m.error)
            FROM judged j WHERE j.id = m.id""";

    private final Pool pool;
    private final Clock clock;

    LateReminders(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Void> moveOn() {
        return pool.preparedQuery(MOVE_ON)
                .execute(Tuple.of(LocalDate.now(clock)))
                .replaceWithVoid();
    }
}
