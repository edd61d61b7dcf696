package id.bengkel.local.launcher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, SIGTERM, or the end of the terminal: what asks the stack to stop. */
final class StopSignal {

    private final CountDownLatch given = new CountDownLatch(1);

    /** Signals that arrive from now on wait for the calling thread, which cleans up and halts the process. */
    static StopSignal awaited() {
        var signal = new StopSignal();
        var worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            signal.given.countDown();
            joinUninterrupted(worker);
        }));
        return signal;
    }

    /** Waits, but not longer than this. */
    boolean isGivenWithin(Duration limit) {
        try {
            return given.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void joinUninterrupted(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
