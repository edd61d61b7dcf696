package id.bengkel.reminder.run;

/** What a run reminds of. Its messages are of the same kind. */
public enum RunKind {
    /** Vehicles of the workshop's customers. */
    maintenance,
    /** Those of manual customers. */
    manual
}
