package id.bengkel.chassis.error;

import io.vertx.pgclient.PgException;

/** Tells a log what failed and where, without the exceptions' words: they may quote names, numbers or texts. */
public final class Discreet {

    private Discreet() {}

    /** The kind of failure and of its causes, with the SQL state where there is one. */
    public static String name(Throwable failure) {
        return failure.getCause() == null ? kind(failure) : kind(failure) + " because of " + name(failure.getCause());
    }

    private static String kind(Throwable failure) {
        String kind = failure.getClass().getName();
        return failure instanceof PgException refused ? kind + " " + refused.getSqlState() : kind;
    }

    /** The same failure with its causes and stack traces, to be logged in its place. */
    static Throwable copy(Throwable failure) {
        Throwable copy = new Throwable(kind(failure), failure.getCause() == null ? null : copy(failure.getCause()));
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }
}
