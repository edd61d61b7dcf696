package id.bengkel.reminder.run;

/**
 * Whom a run shall remind.
 *
 * @param daysThreshold those due in fewer days than this; 0 is nobody
 * @param onlyActive leaves out manual customers who rest; of vehicles it says nothing
 */
public record RunOrder(RunKind kind, int daysThreshold, boolean onlyActive) {}
