package id.bengkel.chassis.trace;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

/**
 * Whether anybody records traces, as the setting {@value #RECORDED}: the opposite of OpenTelemetry's own, which settings
 * that refer to it cannot tell.
 */
public final class Recording implements ConfigSourceInterceptor {

    static final String RECORDED = "bengkel.traces.recorded";

    private static final String DISABLED = "quarkus.otel.sdk.disabled";

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext settings, String name) {
        if (!name.equals(RECORDED)) {
            return settings.proceed(name);
        }
        ConfigValue disabled = settings.restart(DISABLED);
        return disabled.withName(name).withValue(String.valueOf(!Boolean.parseBoolean(disabled.getValue())));
    }
}
