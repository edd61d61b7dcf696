package id.bengkel.reminder.run;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A run that is being planned.
 *
 * @param plannedDate together with the id the last that was planned, or a day before all
 */
record RunPlan(UUID id, RunOrder order, LocalDate day, LocalDate plannedDate, UUID plannedId) {

    static final String COLUMNS = "id, kind, days_threshold, only_active, day, planned_date, planned_id";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    static RunPlan of(Row row) {
        LocalDate day = row.getLocalDate("day");
        LocalDate plannedDate = row.getLocalDate("planned_date");
        UUID plannedId = row.getUUID("planned_id");
        return new RunPlan(
                row.getUUID("id"),
                RunOrder.of(row),
                day,
                plannedDate == null ? day.minusDays(1) : plannedDate,
                plannedId == null ? BEFORE_ALL : plannedId);
    }

    /** The first day that is too far ahead. */
    LocalDate until() {
        return day.plusDays(order.daysThreshold());
    }
}
