package id.bengkel.chassis.error;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;

/** A request that cannot be answered as asked, for a reason from a {@link Problem} catalogue. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;
    private final String field;
    private final transient Object[] arguments;
    private Long retryAfter;

    ProblemException(Problem problem, String field, Object... arguments) {
        // Expected outcomes: neither logged nor traced, so the stack is not worth its cost.
        super(problem.english(), null, false, false);
        this.problem = problem;
        this.field = field;
        this.arguments = arguments;
    }

    public Problem problem() {
        return problem;
    }

    /** The same failure, telling the client how long to wait; a whole second at least. */
    public ProblemException retryAfter(Duration pause) {
        retryAfter = Math.max(1, pause.plusMillis(999).toSeconds());
        return this;
    }

    /** Seconds for the client to wait, or null where nobody knows. */
    Long retryAfter() {
        return retryAfter;
    }

    /** The offending input, or null when the problem is not one of input. */
    String field() {
        return field;
    }

    /** The problem in words a person reads. */
    public String in(Locale language) {
        return text(problem, language, arguments);
    }

    static String text(Problem problem, Locale language, Object... arguments) {
        String text = Languages.ENGLISH.equals(language) ? problem.english() : problem.indonesian();
        return arguments.length == 0 ? text : new MessageFormat(text, language).format(arguments);
    }
}
