package id.bengkel.local.sandbox;

/** A call that makes no sense; the message tells its author why. */
final class BadCall extends RuntimeException {

    private final int status;

    /** To be answered with status 400. */
    BadCall(String message) {
        this(400, message);
    }

    BadCall(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
