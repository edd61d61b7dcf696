package id.bengkel.local.launcher;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How processes are made to end. */
final class Ending {

    private Ending() {}

    /** Asks all of them at the same time, and forces those that have not ended after the grace. */
    static void of(List<ProcessHandle> processes, Duration grace) {
        processes.forEach(ProcessHandle::destroy);
        exitOf(processes)
                .completeOnTimeout(null, grace.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        processes.forEach(ProcessHandle::destroyForcibly);
        exitOf(processes).join();
    }

    private static CompletableFuture<Void> exitOf(List<ProcessHandle> processes) {
        return CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
    }
}
