package id.bengkel.reminder.run;

import io.vertx.mutiny.sqlclient.Row;

/**
 * Whom a run shall remind.
 *
 * @param daysThreshold those due in fewer days than this; 0 is nobody
 * @param onlyActive leaves out manual customers who rest; of vehicles it says nothing
 */
public record RunOrder(RunKind kind, int daysThreshold, boolean onlyActive) {

    static RunOrder of(Row run) {
        return new RunOrder(
                RunKind.valueOf(run.getString("kind")),
                run.getInteger("days_threshold"),
                run.getBoolean("only_active"));
    }
}
