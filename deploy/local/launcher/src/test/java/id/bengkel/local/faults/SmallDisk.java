package id.bengkel.local.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A disk of its own for a folder: some memory that is mounted there for those programs only which are started
 * {@link #inside}. On a Linux that lets ordinary users do so; elsewhere the test is skipped, not without a word.
 *
 * @param keeper keeps it until its input ends
 */
record SmallDisk(Process keeper, Path folder) implements AutoCloseable {

    private static final String MOUNT = "mount -t tmpfs -o size=64m none \"$1\" && echo mounted && exec cat";

    static SmallDisk under(Path folder) throws IOException {
        Files.createDirectories(folder);
        var command =
                List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT, "sh", folder.toString());
        try {
            var keeper =
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
            if ("mounted".equals(keeper.inputReader().readLine())) {
                return new SmallDisk(keeper, folder);
            }
        } catch (IOException noSuchProgram) {
            // Then it cannot be.
        }
        System.out.println(
                """

                ************************************************************************
                * THE TEST OF A FULL DISK IS SKIPPED: this machine does not let        *
                * ordinary users mount a small disk (unshare --user --mount).          *
                ************************************************************************
                """);
        return Assumptions.abort("no small disk on this machine");
    }

    /** The beginning of a command that sees this disk. */
    String[] inside() {
        return new String[] {
            "nsenter", "--user", "--mount", "--preserve-credentials", "--target", String.valueOf(keeper.pid())
        };
    }

    void fill() throws Exception {
        // That it cannot write all of this is the point.
        run("dd if=/dev/zero of=\"$1/ballast\" bs=64k count=100000 2>/dev/null || true");
    }

    void clear() throws Exception {
        run("rm \"$1/ballast\"");
    }

    private void run(String script) throws Exception {
        var command = new ArrayList<>(List.of(inside()));
        command.addAll(List.of("sh", "-c", script, "sh", folder.toString()));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    @Override
    public void close() {
        keeper.destroy();
    }
}
