package id.bengkel.local.launcher;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The processes of all services. */
final class Fleet implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    /**
     * Longer than a service lets first requests at hand, then messages in flight finish (2, 35 and 8 s), so that what ends
     * by itself is not killed.
     */
    private static final Duration GRACE = Duration.ofSeconds(50);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final List<WatchedService> services;
    private final Clock clock;

    Fleet(List<WatchedService> services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** All at the same time. */
    void start() {
        services.forEach(WatchedService::start);
    }

    /**
     * Waits until each is ready.
     *
     * @return false when the wait was cut short by a signal
     * @throws CannotStart when one ends instead, or takes too long
     */
    boolean becomesReady(StopSignal stop) {
        var limit = clock.instant().plus(START_LIMIT);
        while (!isReady()) {
            if (stop.isGivenWithin(BETWEEN_LOOKS)) {
                return false;
            }
            services.forEach(WatchedService::lookAtStart);
            if (clock.instant().isAfter(limit)) {
                throw new CannotStart("Not ready after " + START_LIMIT.toMinutes() + " minutes: " + notReady());
            }
        }
        return true;
    }

    boolean isReady() {
        return services.stream().allMatch(WatchedService::isReady);
    }

    List<WatchedService> services() {
        return services;
    }

    /** @return whether something has changed since the last look */
    boolean look(Holds holds) {
        var changed = false;
        for (var service : services) {
            changed |= service.look(holds.holds(service.replica().name()));
        }
        return changed;
    }

    @Override
    public void close() {
        Ending.of(
                services.stream()
                        .flatMap(service -> service.process().handle().stream())
                        .toList(),
                GRACE);
    }

    private List<String> notReady() {
        return services.stream()
                .filter(service -> !service.isReady())
                .map(service -> service.replica().name())
                .toList();
    }
}
