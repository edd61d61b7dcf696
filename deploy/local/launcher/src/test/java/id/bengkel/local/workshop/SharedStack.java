package id.bengkel.local.workshop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands one running stack to all test classes that ask for it with {@code @ExtendWith}, since starting one takes longer
 * than most tests: a {@link LocalStack}, {@link DocumentedCalls} to it, its {@link Workshop} or its {@link TraceCollector}, as a parameter of a
 * constructor or a method. It stops with the last class.
 *
 * <p>Who shares it meets what others left there: tests use customers, plates and numbers of their own, count only what is
 * theirs, and leave settings as they were.
 */
final class SharedStack implements ParameterResolver {

    /** Of who may send commands to the chats from the phone. */
    static final String ADMIN_PHONE = "6281200099001";

    private static final Namespace OURS = Namespace.create(SharedStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        var type = parameter.getParameter().getType();
        return Set.of(LocalStack.class, DocumentedCalls.class, Workshop.class, TraceCollector.class)
                .contains(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        // The store closes what it holds at the end of all tests.
        var store = test.getRoot().getStore(OURS);
        // First, so that it ends last.
        var collector = store.computeIfAbsent(TraceCollector.class, missing -> collect(), TraceCollector.class);
        var stack = store.computeIfAbsent(LocalStack.class, missing -> start(collector), LocalStack.class);
        var type = parameter.getParameter().getType();
        if (type == TraceCollector.class) {
            return collector;
        }
        if (type == DocumentedCalls.class) {
            return store.computeIfAbsent(type, missing -> DocumentedCalls.to(stack));
        }
        return type == Workshop.class ? store.computeIfAbsent(type, missing -> Workshop.signIn(stack)) : stack;
    }

    private static TraceCollector collect() {
        try {
            return TraceCollector.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records only requests that come with a trace. */
    private static LocalStack start(TraceCollector collector) {
        try {
            return new LocalStack("shared")
                    .with("WHAPI_ADMINS", ADMIN_PHONE)
                    .with("CHAT_BOT_PATIENCE", "30s")
                    .with("CHAT_DISPATCH_FIRST_BACKOFF", "200ms")
                    .with("CHAT_DISPATCH_LONGEST_BACKOFF", "5s")
                    .with("OTEL_EXPORTER_OTLP_ENDPOINT", collector.uri().toString())
                    .with("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                    .with("OTEL_TRACES_SAMPLER_ARG", "0")
                    .with("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "500ms")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
