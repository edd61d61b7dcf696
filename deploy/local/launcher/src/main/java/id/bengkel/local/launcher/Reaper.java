package id.bengkel.local.launcher;

import id.bengkel.local.session.OwnSession;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A small process that ends what the launcher leaves behind: it is told the process numbers through a pipe, and acts when
 * the pipe ends, which it does even when the launcher is killed. The status file goes first, since it holds no longer.
 */
final class Reaper implements AutoCloseable {

    /** Of the lists that come, only the last one counts. */
    private static final String SCRIPT =
            """
            trap '' HUP INT TERM
            while read -r line; do processes=$line; done
            rm -f "$1/status.json"
            for process in $processes; do kill -TERM "$process"; done
            seconds=0
            for process in $processes; do
              while kill -0 "$process" && [ "$seconds" -lt 10 ]; do sleep 1; seconds=$((seconds + 1)); done
            done
            for process in $processes; do kill -KILL "$process"; done
            if [ "$2" = true ]; then rm -rf "$1"; fi
            """;

    private static final int END_LIMIT_SECONDS = 10;

    private final Map<String, Long> watched = new HashMap<>();
    private final Process process;
    private final Writer pipe;

    private Reaper(Process process) {
        this.process = process;
        this.pipe = process.outputWriter(StandardCharsets.US_ASCII);
    }

    /** @param throwAway whether the data folder goes as well in the end */
    static Reaper start(DataFolder data, boolean throwAway) {
        var command = List.of("sh", "-c", SCRIPT, "reaper", data.path().toString(), String.valueOf(throwAway));
        try {
            return new Reaper(new ProcessBuilder(OwnSession.of(command))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new CannotStart("There is no sh", e);
        }
    }

    /** From now on this process is one to end, and no longer the one that had the name before. */
    void watch(String name, long process) {
        watched.put(name, process);
        tell();
    }

    /** To be called when it has ended: its number may soon belong to another. */
    void forget(String name) {
        watched.remove(name);
        tell();
    }

    /** To be called when all have ended. */
    @Override
    public void close() {
        watched.clear();
        tell();
        try {
            pipe.close();
            process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        try {
            pipe.write(watched.values().stream().map(String::valueOf).collect(Collectors.joining(" ", "", "\n")));
            pipe.flush();
        } catch (IOException gone) {
            // Somebody ended it. The stack works without; the next start would find what is left behind.
        }
    }
}
