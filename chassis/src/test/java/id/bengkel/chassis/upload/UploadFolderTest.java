package id.bengkel.chassis.upload;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UploadFolderTest {

    @Test
    void whatAKilledProcessLeftBehindIsRemoved() throws IOException, InterruptedException {
        // Given
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path orphan = uploadOf(dead.pid());
        Path others = uploadOf(ProcessHandle.current().parent().orElseThrow().pid());

        // When
        UploadFolder.forgetTheDead();

        // Then
        assertFalse(Files.exists(orphan));
        assertTrue(Files.deleteIfExists(others));
    }

    private static Path uploadOf(long process) throws IOException {
        return Files.createTempFile("bengkel-" + process + "-", ".upload");
    }
}
