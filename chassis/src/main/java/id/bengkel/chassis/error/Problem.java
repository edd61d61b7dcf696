package id.bengkel.chassis.error;

/**
 * One entry of a service's closed catalogue of errors, which is a final class of constants.
 *
 * <p>The texts go to people. They may hold {@code {0}}-style places, filled by {@link ProblemException}; they never hold
 * anybody's personal data.
 *
 * @param status the HTTP status, 400 to 599
 * @param indonesian what people read by default
 * @param english what people read who ask for English
 */
public record Problem(int status, String indonesian, String english) {

    /** The failure that answers a request with this problem. */
    public ProblemException failure(Object... arguments) {
        return new ProblemException(this, null, arguments);
    }

    /**
     * The failure that answers a request with this problem and names the offending input.
     *
     * @param field the field as clients write it ({@code snake_case})
     */
    public ProblemException on(String field, Object... arguments) {
        return new ProblemException(this, field, arguments);
    }
}
