package id.bengkel.chassis.error;

/**
 * One entry of a service's closed catalogue of errors: implemented by an enum in each service.
 *
 * <p>The texts go to people. They may hold {@code {0}}-style places, filled by {@link ProblemException}; they never hold
 * anybody's personal data.
 */
public interface Problem {

    /** The HTTP status, 400 to 599. */
    int status();

    /** What people read by default. */
    String indonesian();

    /** What people read who ask for English. */
    String english();

    /** The failure that answers a request with this problem. */
    default ProblemException failure(Object... arguments) {
        return new ProblemException(this, null, arguments);
    }

    /**
     * The failure that answers a request with this problem and names the offending input.
     *
     * @param field the field as clients write it ({@code snake_case})
     */
    default ProblemException on(String field, Object... arguments) {
        return new ProblemException(this, field, arguments);
    }
}
