package id.bengkel.local.launcher;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The program behind {@code deploy/local/up}. */
public final class Launcher {

    private static final int STOPPED = 0;

    private static final int FAILED = 1;

    private static final int MISUSED = 2;

    private final Settings settings;
    private final Console console;
    private final Clock clock;

    private Launcher(Settings settings, Console console, Clock clock) {
        this.settings = settings;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Runs the stack until a signal arrives. The exit code is 0 after such a stop, 1 when something does not start or
     * cannot be kept running, 2 when the arguments make no sense. The system property {@code bengkel.repository} names
     * the root of the checkout.
     */
    public static void main(String[] arguments) {
        // Before anybody asks for a logger.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        var settings = new Settings(System.getenv(), Path.of(System.getProperty("bengkel.repository")));
        var clock = Clock.systemDefaultZone();
        var exitCode = new Launcher(settings, new Console(System.out, clock), clock).run(List.of(arguments));
        System.out.flush();
        // Not exit(): that would wait for the shutdown hook, which waits for this thread.
        Runtime.getRuntime().halt(exitCode);
    }

    private int run(List<String> arguments) {
        try {
            return run(CommandLine.of(arguments));
        } catch (IllegalArgumentException e) {
            console.say(e.getMessage() + "\n\n" + CommandLine.usage());
            return MISUSED;
        }
    }

    private int run(CommandLine commandLine) {
        var stop = StopSignal.awaited();
        try (var data = DataFolder.open(place(commandLine));
                var reaper = Reaper.start(data, commandLine.ephemeral())) {
            var orphans = Orphans.stop(data);
            if (orphans > 0) {
                console.say("Stopped " + orphans + " services that an earlier start left behind.");
            }
            // Only now, because the orphans may have held the ports.
            var layout = Layout.of(settings, commandLine);
            ServersLog.writeTo(data);
            new Stack(settings, layout, data, reaper, console, clock).run(stop, commandLine.demo());
            return STOPPED;
        } catch (CannotStart e) {
            console.warn(e.getMessage());
        } catch (RuntimeException e) {
            console.warn(e.getMessage());
            console.explain(e);
        }
        return FAILED;
    }

    private Path place(CommandLine commandLine) {
        if (commandLine.ephemeral()) {
            return settings.chosenData().map(DataFolder::throwAway).orElseGet(DataFolder::throwAway);
        }
        return settings.chosenData().orElseGet(settings::usualData);
    }
}
