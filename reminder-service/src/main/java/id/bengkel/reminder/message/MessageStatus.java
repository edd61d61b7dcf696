package id.bengkel.reminder.message;

/** Where a message stands; {@code sent}, {@code failed}, {@code unknown} and {@code cancelled} are final unless a person retries. */
public enum MessageStatus {
    queued,
    sending,
    sent,
    failed,
    /** It may or may not have gone out: only a person decides to send it again. */
    unknown,
    cancelled
}
