package id.bengkel.local.session;

import java.util.ArrayList;
import java.util.List;

/**
 * Ctrl-C in a terminal reaches all processes in its foreground at once. What has to outlive others, as a database outlives
 * its clients, runs in a session of its own.
 */
public final class OwnSession {

    private static final List<String> SETSID_IF_THERE_IS_ONE =
            List.of("sh", "-c", "if command -v setsid >/dev/null; then exec setsid \"$@\"; fi; exec \"$@\"", "sh");

    private OwnSession() {}

    /** The same command, run in a session of its own; as it is on macOS, which has no {@code setsid}. */
    public static List<String> of(List<String> command) {
        var all = new ArrayList<>(SETSID_IF_THERE_IS_ONE);
        all.addAll(command);
        return all;
    }
}
