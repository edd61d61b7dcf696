package id.bengkel.local.sandbox;

/** A call that makes no sense; the message tells its author why. Answered with status 400. */
final class BadCall extends RuntimeException {

    BadCall(String message) {
        super(message, null, false, false);
    }
}
