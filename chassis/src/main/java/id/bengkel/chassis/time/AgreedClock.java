package id.bengkel.chassis.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A machine's clock, put right by what all replicas have agreed on: they share a day and an hour, whatever their machines say. */
final class AgreedClock extends Clock {

    private final Clock machine;
    private final AtomicReference<Duration> correction;

    AgreedClock(Clock machine) {
        this(machine, new AtomicReference<>(Duration.ZERO));
    }

    private AgreedClock(Clock machine, AtomicReference<Duration> correction) {
        this.machine = machine;
        this.correction = correction;
    }

    /** What the machine says. */
    Instant uncorrected() {
        return machine.instant();
    }

    /** @return by how much it was corrected so far */
    Duration correct(Duration by) {
        return correction.getAndSet(by);
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
