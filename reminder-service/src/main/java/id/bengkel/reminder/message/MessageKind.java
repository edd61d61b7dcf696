package id.bengkel.reminder.message;

/** What a message is for. */
public enum MessageKind {
    /** A reminder that service is due, by a run. */
    maintenance,
    /** A reminder to somebody who is not among the workshop's customers. */
    manual,
    /** Words of a person to somebody who is not among the workshop's customers. */
    custom,
    /** Words of a person or a program to any number. */
    direct,
    /** A notice to the workshop's own admin: no message to a customer, so nobody is told of it. */
    admin
}
