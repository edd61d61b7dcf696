package id.bengkel.report.message;

/** A record that breaks the contract of its topic. The message says how, with nothing of the record's content. */
final class UnreadableRecord extends Exception {

    UnreadableRecord(String reason) {
        super(reason, null, false, false);
    }
}
