package id.bengkel.local.launcher;

import java.nio.file.Files;

/**
 * What people keep from running, to see what the others do without it: as long as there is a file with its name in the
 * folder {@code hold}. That is {@code postgres}, {@code kafka}, or a service's process as its log is called.
 */
record Holds(DataFolder data) {

    boolean holds(String name) {
        return Files.exists(data.resolve("hold").resolve(name));
    }
}
