package id.bengkel.local.sandbox;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The present fault of each provider, and what it means for the next call. */
final class Faults {

    private final Map<Provider, Fault> present = new EnumMap<>(Provider.class);
    private final Map<Provider, Deque<Long>> lastSecond = new EnumMap<>(Provider.class);

    /** An answer that takes the place of the ordinary one. */
    record Refusal(int status, JsonObject body) {

        static final int THROTTLED = 429;
    }

    Fault of(Provider provider) {
        return present.getOrDefault(provider, Fault.NONE);
    }

    /** Takes the place of the fault there was. */
    void set(Collection<Provider> providers, Fault fault) {
        providers.forEach(provider -> present.put(provider, fault));
        lastSecond.keySet().removeAll(providers);
    }

    /** Counts a call; the refusal it gets, or {@code null} when the provider takes it. */
    Refusal refusalOfNextCall(Provider provider) {
        var fault = of(provider);
        if (fault.rateLimit() != null && !isWithin(fault.rateLimit(), provider)) {
            return new Refusal(
                    Refusal.THROTTLED, provider.error(Refusal.THROTTLED, "Too many requests: limit reached"));
        }
        if (fault.status() != null) {
            return new Refusal(fault.status(), provider.error(fault.status(), "Answered as ordered by /faults"));
        }
        if (fault.errorRate() > ThreadLocalRandom.current().nextDouble()) {
            return new Refusal(500, provider.error(500, "Internal server error"));
        }
        return fault.refusal() == null ? null : new Refusal(200, provider.failure(fault.refusal()));
    }

    JsonObject toJson() {
        var json = new JsonObject();
        for (var provider : Provider.values()) {
            json.put(provider.toString(), of(provider).toJson());
        }
        return json;
    }

    private boolean isWithin(int limit, Provider provider) {
        var taken = lastSecond.computeIfAbsent(provider, none -> new ArrayDeque<>());
        var now = System.nanoTime();
        while (!taken.isEmpty() && now - taken.getFirst() >= TimeUnit.SECONDS.toNanos(1)) {
            taken.removeFirst();
        }
        return taken.size() < limit && taken.add(now);
    }
}
