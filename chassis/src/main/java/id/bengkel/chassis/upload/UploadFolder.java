package id.bengkel.chassis.upload;

import id.bengkel.chassis.error.Discreet;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Where uploads are while they are used: in files that only this user may read, and that tell whose process they are. */
final class UploadFolder {

    private static final Logger LOG = Logger.getLogger(UploadFolder.class);
    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));
    private static final Pattern NAME = Pattern.compile("bengkel-(\\d{1,18})-.*\\.upload");
    private static final long OURSELVES = ProcessHandle.current().pid();

    private UploadFolder() {}

    static String newFile() throws IOException {
        return Files.createTempFile(FOLDER, "bengkel-" + OURSELVES + "-", ".upload")
                .toString();
    }

    /** Removes what processes left behind that were killed: people's data. To be called ahead of the first {@link #newFile}. */
    static void forgetTheDead() {
        try (var files = Files.newDirectoryStream(FOLDER, UploadFolder::isOfTheDead)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | DirectoryIteratorException refused) {
            LOG.warnf("Abandoned uploads stay in %s: %s", FOLDER, Discreet.name(refused));
        }
    }

    /** In a container every process has the same number as the one before it. */
    private static boolean isOfTheDead(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        long owner = Long.parseLong(name.group(1));
        return owner == OURSELVES || ProcessHandle.of(owner).isEmpty();
    }
}
