package id.bengkel.chassis.metric;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Counts and times calls to a WhatsApp provider, by what came of them. */
public final class ProviderCalls {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private ProviderCalls() {}

    /** @param call never fails; the class of what it answers names the outcome: {@code ChannelDown} is {@code channel_down} */
    public static <R> Uni<R> timed(String provider, Uni<R> call) {
        return Uni.createFrom().deferred(() -> {
            long begin = System.nanoTime();
            return call.invoke(result ->
                    timer(provider, outcome(result.getClass())).record(Duration.ofNanos(System.nanoTime() - begin)));
        });
    }

    private static Timer timer(String provider, String outcome) {
        return Timer.builder("bengkel.provider.calls")
                .tag("provider", provider)
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(Metrics.globalRegistry);
    }

    private static String outcome(Class<?> result) {
        return NEXT_WORD.matcher(result.getSimpleName()).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
