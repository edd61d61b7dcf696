package id.bengkel.local.workshop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One stack with two reminder and two report services for all test classes that are {@link OnReplicatedStack}, in which the
 * number counts or in which something breaks. It is left as it was found: all running, no faults, nothing queued.
 *
 * <p>In the long form (Maven's profile {@code faults}) there are two of each service, and what they wait for takes longer.
 */
public final class ReplicatedStack {

    public static final boolean IS_LONG = Boolean.getBoolean("bengkel.faults");

    /** Messages in flight at once, per replica: as many as it may leave in doubt when it is killed. */
    public static final int CONCURRENCY = 16;

    /** Until a request's answer must have begun. */
    public static final Duration REQUEST_LIMIT = Duration.ofMinutes(1);

    private static final Namespace OURS = Namespace.create(ReplicatedStack.class);

    private ReplicatedStack() {}

    public static String[] flags() {
        return new String[] {
            "--replicas", IS_LONG ? "customer=2,reminder=2,report=2,chat=2,gateway=2" : "reminder=2,report=2"
        };
    }

    private static LocalStack start() {
        if (!IS_LONG) {
            System.out.println(
                    """

                    ************************************************************************
                    * THE LONG FORM OF THE FAULT TESTS IS SKIPPED: mvn verify -Pfaults     *
                    * breaks more, for longer, with 2,400 vehicles in each run, lets       *
                    * midnight and the hour of the daily run pass, and throws 10,000       *
                    * senseless requests at everything.                                    *
                    ************************************************************************
                    """);
        }
        try {
            return new LocalStack("replicated")
                    .with("REMINDER_DISPATCH_CONCURRENCY", String.valueOf(CONCURRENCY))
                    .with("REMINDER_DISPATCH_LEASE", IS_LONG ? "15s" : "12s")
                    .with("QUARKUS_REST_CLIENT_STARSENDER_READ_TIMEOUT", "10000")
                    .with("REMINDER_DISPATCH_REST_WHEN_CHANNEL_DOWN", IS_LONG ? "10s" : "1s")
                    .with("REMINDER_DISPATCH_FIRST_BACKOFF", "500ms")
                    .with("BENGKEL_HTTP_REQUEST_LIMIT", REQUEST_LIMIT.toString())
                    .with("REMINDER_DISPATCH_MAX_ATTEMPTS", "12")
                    .start(flags());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands it out as a parameter of a constructor or a method. */
    static final class Resolver implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == LocalStack.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(OURS)
                    .computeIfAbsent(LocalStack.class, missing -> start(), LocalStack.class);
        }
    }
}
