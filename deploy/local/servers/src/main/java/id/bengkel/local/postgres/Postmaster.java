package id.bengkel.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What {@code postmaster.pid} in a data folder says about the server that runs, or ran, on it. */
record Postmaster(Path file, List<String> lines) {

    /** The signal that ends sessions, and the server after a checkpoint. Java's SIGTERM would wait for the clients to leave. */
    static final String FAST = "INT";

    /** The signal that ends all at once, as a crash does, but leaves no process behind. */
    static final String IMMEDIATE = "QUIT";

    /** Room for the checkpoint that a shutdown writes. */
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(20);

    private static final long POLL_MILLIS = 10;

    private static final int STATUS_LINE = 7;

    static Optional<Postmaster> of(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        try {
            var lines = Files.readAllLines(file);
            return lines.isEmpty() ? Optional.empty() : Optional.of(new Postmaster(file, lines));
        } catch (NoSuchFileException neverRanOrStoppedCleanly) {
            return Optional.empty();
        }
    }

    static void signal(String signal, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid).start().waitFor();
    }

    long pid() {
        return Long.parseLong(lines.get(0).strip());
    }

    boolean isReady() {
        return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    }

    /** Ends a server that an earlier owner of the data left behind. */
    static void clearAway(Path data) throws IOException, InterruptedException {
        var leftBehind = of(data);
        if (leftBehind.isPresent()) {
            leftBehind.get().clearAway();
        }
    }

    private void clearAway() throws IOException, InterruptedException {
        for (var signal : List.of(FAST, IMMEDIATE)) {
            end(signal);
        }
        ProcessHandle.of(pid()).filter(this::servesThisData).ifPresent(ProcessHandle::destroyForcibly);
        if (Files.exists(file)) {
            takeOver();
        }
    }

    private void end(String signal) throws IOException, InterruptedException {
        if (isServing()) {
            signal(signal, pid());
            var until = System.nanoTime() + SHUTDOWN_LIMIT.toNanos();
            while (isServing() && System.nanoTime() < until) {
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private boolean isServing() {
        return ProcessHandle.of(pid()).filter(this::servesThisData).isPresent();
    }

    /** Not so for another program that got the number meanwhile, nor for a zombie, which has no arguments. */
    private boolean servesThisData(ProcessHandle process) {
        var data = file.getParent().toString();
        return Arrays.asList(process.info().arguments().orElse(new String[0])).contains(data);
    }

    /**
     * PostgreSQL refuses to start while the process in this file exists, whoever that is by now; it makes an exception
     * for its own parent, which is us. Deleting the file would do too, but then PostgreSQL could not tell whether sessions
     * of the dead server still use its memory.
     */
    private void takeOver() throws IOException {
        var ours = new ArrayList<>(lines);
        ours.set(0, String.valueOf(ProcessHandle.current().pid()));
        Files.write(file, ours);
    }
}
