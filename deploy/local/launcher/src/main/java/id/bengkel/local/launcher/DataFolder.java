package id.bengkel.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Where one stack keeps everything. Locked as long as it is open: two stacks never work on the same data. */
final class DataFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * @param wanted made if missing
     * @throws CannotStart when it cannot be used, or is in use
     */
    static DataFolder open(Path wanted) {
        try {
            // createDirectories() would refuse a link to a folder.
            if (!Files.isDirectory(wanted)) {
                Files.createDirectories(wanted);
            }
            // The real path, because processes that were left behind are recognised by it.
            var folder = wanted.toRealPath();
            var lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                throw new CannotStart("A stack runs on " + folder
                        + " already. Stop that one first, or choose another folder with BENGKEL_DATA.");
            }
            return new DataFolder(folder, lock);
        } catch (IOException e) {
            throw new CannotStart("Cannot keep data in " + wanted + ": " + e, e);
        }
    }

    /** @throws CannotStart when it holds something already: nobody shall lose data by throwing it away in the end */
    static Path throwAway(Path wanted) {
        try (var content = Files.list(Files.createDirectories(wanted))) {
            if (content.findAny().isPresent()) {
                throw new CannotStart(
                        "--ephemeral throws its data folder away in the end, but " + wanted + " is not empty.");
            }
            return wanted;
        } catch (IOException e) {
            throw new CannotStart("Cannot keep data in " + wanted + ": " + e, e);
        }
    }

    static Path throwAway() {
        try {
            // Open to others, because PostgreSQL may have to run as one of them. What is secret in it is not.
            return Files.createTempDirectory(
                    "bengkel-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        } catch (IOException e) {
            throw new CannotStart("Cannot make a folder for temporary data: " + e, e);
        }
    }

    Path path() {
        return folder;
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    Passwords passwords() {
        return new Passwords(folder.resolve("passwords"));
    }

    Path logs() {
        return folder.resolve("logs");
    }

    /** A log for this run; the one of the run before stays beside it. */
    Path newLog(String name) {
        try {
            var log = Files.createDirectories(logs()).resolve(name + ".log");
            if (Files.exists(log)) {
                Files.move(log, logs().resolve(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot begin the log of " + name, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unlock " + folder, e);
        }
    }
}
