package id.bengkel.local.postgres;

import id.bengkel.local.folder.Folders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs {@code initdb} and {@code postgres} of this operating system, unpacked into a folder. */
record PostgresBinaries(Path folder) {

    /**
     * Unpacks the programs into a folder of their own within {@code parent} unless an earlier start did.
     *
     * @throws IllegalStateException when there are none for this operating system and processor
     */
    static PostgresBinaries within(Path parent) {
        try {
            // Named by the size of the archive, which differs from version to version.
            var folder = parent.resolve(
                    "postgres-binaries-" + packed().openConnection().getContentLengthLong());
            if (Files.notExists(folder)) {
                unpackAtOnce(folder);
            }
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack PostgreSQL into " + parent, e);
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /** Into a folder beside it first, so that one cut short is never taken for a whole one. */
    private static void unpackAtOnce(Path folder) throws IOException {
        var parent = Files.createDirectories(folder.toAbsolutePath().getParent());
        var unfinished = Files.createTempDirectory(parent, "unpacking-");
        try {
            unpack(unfinished);
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another process may have been faster: its copy is as good as ours.
            if (Files.notExists(folder)) {
                throw e;
            }
        } finally {
            Folders.delete(unfinished);
        }
    }

    private static void unpack(Path target) throws IOException {
        try (var packed = packed().openStream();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, target.resolve(entry.getName()));
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            permit(file, "rwxr-xr-x");
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            // The server may run as another user than the one who unpacks.
            permit(file, (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
        }
    }

    private static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static URL packed() {
        var name = "/postgres-%s-%s.txz".formatted(system(), processor());
        var packed = PostgresBinaries.class.getResource(name);
        if (packed == null) {
            throw new IllegalStateException("No PostgreSQL for this machine on the class path: " + name);
        }
        return packed;
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }
}
