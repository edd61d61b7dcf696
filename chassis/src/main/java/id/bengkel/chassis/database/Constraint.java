package id.bengkel.chassis.database;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/** The database's last word, for what only it can decide between requests that come at once. */
public final class Constraint {

    private Constraint() {}

    /** Whether a failure comes from the constraint or unique index of this name. */
    public static Predicate<Throwable> violated(String name) {
        return failure -> Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ConstraintViolationException refused
                        && name.equals(refused.getConstraintName()));
    }
}
