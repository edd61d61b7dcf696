package id.bengkel.local.launcher;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A service's process that is started again whenever it ends, after longer and longer pauses while it keeps ending. */
final class WatchedService {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** What was ready for so long does not keep ending. */
    private static final Duration STEADY = Duration.ofMinutes(1);

    private enum State {
        STARTING,
        READY,
        ENDED
    }

    private final ServiceProcess process;
    private final Reaper reaper;
    private final Console console;
    private final Clock clock;
    private State state;
    private Instant readySince;
    private Instant startAt;
    private Duration nextPause = FIRST_PAUSE;

    WatchedService(ServiceProcess process, Reaper reaper, Console console, Clock clock) {
        this.process = process;
        this.reaper = reaper;
        this.console = console;
        this.clock = clock;
    }

    void start() {
        process.start();
        reaper.watch(replica().name(), process.pid());
        state = State.STARTING;
    }

    Replica replica() {
        return process.replica();
    }

    ServiceProcess process() {
        return process;
    }

    boolean isReady() {
        return state == State.READY;
    }

    /** @throws CannotStart with the end of its log when it has ended before it was ready */
    void lookAtStart() {
        if (process.hasEnded()) {
            throw new CannotStart("%s ended with exit code %d while it started. The end of its log, %s:%n%s"
                    .formatted(replica().name(), process.exitCode(), process.log(), process.endOfLog()));
        }
        becomesReady();
    }

    /**
     * @param held whether it shall not run: then it is asked to end, and not started again
     * @return whether something has changed since the last look
     */
    boolean look(boolean held) {
        if (state == State.ENDED) {
            return !held && startsAgain();
        }
        if (held) {
            process.handle().ifPresent(ProcessHandle::destroy);
        }
        if (process.hasEnded()) {
            if (held) {
                rest();
            } else {
                end();
            }
            return true;
        }
        if (becomesReady()) {
            console.report(replica().name() + " is ready again.");
            return true;
        }
        return false;
    }

    private boolean becomesReady() {
        if (state != State.STARTING || !process.saysReady()) {
            return false;
        }
        state = State.READY;
        readySince = clock.instant();
        return true;
    }

    /** It has ended because somebody wants it so. */
    private void rest() {
        endsFor(Duration.ZERO);
        console.report(replica().name() + " is held.");
    }

    private void end() {
        var steady = isReady() && readySince.plus(STEADY).isBefore(clock.instant());
        var pause = steady ? FIRST_PAUSE : nextPause;
        endsFor(pause);
        nextPause = longer(pause);
        console.report("%s ENDED with exit code %d and is started again in %d s. Its log: %s"
                .formatted(replica().name(), process.exitCode(), pause.toSeconds(), process.log()));
    }

    private void endsFor(Duration pause) {
        state = State.ENDED;
        reaper.forget(replica().name());
        startAt = clock.instant().plus(pause);
    }

    private boolean startsAgain() {
        if (clock.instant().isBefore(startAt)) {
            return false;
        }
        start();
        return true;
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
}
