package id.bengkel.local.launcher;

/** Why the stack does not start, or cannot be kept running, in words for the person who started it. */
final class CannotStart extends RuntimeException {

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
