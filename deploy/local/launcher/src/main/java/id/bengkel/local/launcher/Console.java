package id.bengkel.local.launcher;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Where people read what happens. */
final class Console {

    private final PrintStream out;
    private final Clock clock;

    Console(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    void say(String text) {
        out.println(text);
    }

    /** Something that happened by itself, with the time. */
    void report(String text) {
        out.println(LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS) + "  " + text);
    }

    /** Something nobody may overlook. */
    void warn(String text) {
        out.println();
        text.lines().forEach(line -> out.println("!!! " + line));
        out.println();
    }

    /** A failure that nobody thought of, for whoever mends it. */
    void explain(RuntimeException failure) {
        failure.printStackTrace(out);
    }
}
