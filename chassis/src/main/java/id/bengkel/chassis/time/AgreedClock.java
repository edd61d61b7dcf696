package id.bengkel.chassis.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * A machine's clock, put right by one that all replicas ask: they share a day and an hour, whatever their machines say.
 * Clocks of other zones that are made of it are put right with it.
 */
final class AgreedClock extends Clock {

    private static final Logger LOG = Logger.getLogger(AgreedClock.class);

    /** Clocks that a machine's keeper of time looks after differ by less. */
    private static final Duration TOLERANCE = Duration.ofMillis(250);

    private final Clock machine;
    private final AtomicReference<Duration> correction;

    AgreedClock(Clock machine) {
        this(machine, new AtomicReference<>(Duration.ZERO));
    }

    private AgreedClock(Clock machine, AtomicReference<Duration> correction) {
        this.machine = machine;
        this.correction = correction;
    }

    /**
     * Compares it with the other clock, which was just asked.
     *
     * @param asked when that was, by this clock
     */
    void compare(Instant asked, Instant answer) {
        Duration took = Duration.between(asked, instant());
        Duration behind = Duration.between(asked.plus(took.dividedBy(2)), answer);
        if (behind.abs().compareTo(TOLERANCE.plus(took)) > 0) {
            correction.updateAndGet(behind::plus);
            LOG.warnf(
                    "Clocks differ: this one was %.1f s behind the database's, which counts", behind.toMillis() / 1e3);
        }
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(correction.get());
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new AgreedClock(machine.withZone(zone), correction);
    }
}
