package id.bengkel.local.launcher;

import java.time.Duration;
import java.util.Arrays;

/** Services that an earlier launcher left behind. They are known by their command line, and never taken over. */
final class Orphans {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private Orphans() {}

    /** The argument with which a service's process says on whose data it works. */
    static String mark(DataFolder data) {
        return "-Dbengkel.data=" + data.path();
    }

    /** @return how many there were */
    static int stop(DataFolder data) {
        var mark = mark(data);
        var orphans = ProcessHandle.allProcesses()
                .filter(process -> Arrays.asList(process.info().arguments().orElse(new String[0]))
                        .contains(mark))
                .toList();
        Ending.of(orphans, GRACE);
        return orphans.size();
    }
}
