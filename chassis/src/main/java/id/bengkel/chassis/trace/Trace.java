package id.bengkel.chassis.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/** A trace as text, in the form of the W3C header {@code traceparent}: to be kept beside what is done later. */
public final class Trace {

    private static final String HEADER = "traceparent";

    /** Then OpenTelemetry still says of every step that it is recorded. */
    private static final boolean DISABLED =
            ConfigProvider.getConfig().getValue("quarkus.otel.sdk.disabled", Boolean.class);

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public String get(Map<String, String> headers, String name) {
            return headers.get(name);
        }
    };

    private Trace() {}

    /** That of the work at hand, or null when nobody records it. */
    public static String current() {
        return textOf(Context.current());
    }

    /** A new step in the trace of the work at hand, or of a trace that begins with it; null when nobody records it. */
    public static String step(String name) {
        Span span = GlobalOpenTelemetry.getTracer("bengkel").spanBuilder(name).startSpan();
        span.end();
        return textOf(Context.current().with(span));
    }

    /** @param trace null for none */
    public static Context of(String trace) {
        return trace == null ? Context.root() : W3C.extract(Context.root(), Map.of(HEADER, trace), GETTER);
    }

    /**
     * Does work as a part of a trace, beside other work that belongs to others.
     *
     * @param trace null for none
     */
    public static <T> Uni<T> goOn(String trace, Supplier<Uni<T>> work) {
        return trace == null
                ? Uni.createFrom().deferred(() -> work.get())
                : Uni.createFrom().emitter(emitter -> {
                    var own = VertxContext.createNewDuplicatedContext();
                    VertxContextSafetyToggle.setContextSafe(own, true);
                    own.runOnContext(begin -> {
                        // Never closed: the context is nobody else's, and ends with the work.
                        of(trace).makeCurrent();
                        work.get().subscribe().with(emitter::complete, emitter::fail);
                    });
                });
    }

    private static String textOf(Context context) {
        if (DISABLED || !Span.fromContext(context).getSpanContext().isSampled()) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        W3C.inject(context, headers, Map::put);
        return headers.get(HEADER);
    }
}
