package id.bengkel.local.postgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to start a program as somebody PostgreSQL accepts, because it refuses to run as root: everybody else runs it as
 * themselves.
 *
 * @param prefix the command that comes before the program's own
 * @param owner the numerical user who must own the data
 */
record Account(List<String> prefix, int owner) {

    private static final int ROOT = 0;

    private static final int NOBODY = 65534;

    private static final String AS_NOBODY = "setpriv --reuid=%1$d --regid=%1$d --clear-groups".formatted(NOBODY);

    /** In the order of preference. */
    private static final List<Account> FOR_ROOT = List.of(
            // A user namespace without root in it: nothing changes hands.
            new Account(List.of("unshare", "-U"), ROOT),
            // Container engines forbid that. The capability lets nobody into a folder within /root, and the bit lets
            // access(2), by which PostgreSQL finds itself, respect the capability.
            new Account(
                    split(AS_NOBODY
                            + " --securebits=+no_setuid_fixup --inh-caps=+dac_override --ambient-caps=+dac_override"),
                    NOBODY),
            new Account(split(AS_NOBODY), NOBODY));

    /**
     * @param program one that proves it can be run, given {@code --version}
     * @throws IllegalStateException when nothing works
     */
    static Account able(String program) throws IOException, InterruptedException {
        var user = currentUser();
        for (var account : user == ROOT ? FOR_ROOT : List.of(new Account(List.of(), user))) {
            if (account.canRun(program)) {
                return account;
            }
        }
        throw new IllegalStateException("Cannot run " + program
                + (user == ROOT
                        ? " with unshare or setpriv, and PostgreSQL refuses root: try a folder that all users may enter"
                        : ""));
    }

    List<String> command(String program, List<String> arguments) {
        var command = new ArrayList<>(prefix);
        command.add(program);
        command.addAll(arguments);
        return command;
    }

    /** Hands a folder over, all of it: an earlier start may have used another account. */
    void own(Path folder) throws IOException {
        if (!prefix.isEmpty()) {
            try (var files = Files.walk(folder)) {
                for (var file : files.toList()) {
                    Files.setAttribute(file, "unix:uid", owner);
                }
            }
        }
    }

    private boolean canRun(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(command(program, List.of("--version")))
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /** Not from the JDK, which takes a user without an entry in the list of users for root. */
    private static int currentUser() throws IOException {
        try (var id = new ProcessBuilder("id", "-u").start().inputReader()) {
            return Integer.parseInt(id.readLine());
        }
    }

    private static List<String> split(String command) {
        return List.of(command.split(" "));
    }
}
