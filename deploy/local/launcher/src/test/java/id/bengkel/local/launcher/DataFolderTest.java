package id.bengkel.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void aFolderWithSomethingInItIsNotThrownAway() throws Exception {
        Files.writeString(folder.resolve("thesis.txt"), "years of work");

        assertThrows(CannotStart.class, () -> DataFolder.throwAway(folder));
    }

    @Test
    void aMissingFolderIsMadeToBeThrownAway() {
        var missing = folder.resolve("missing");

        assertEquals(missing, DataFolder.throwAway(missing));
    }

    @Test
    void aPasswordThatWasMadeUpStays() {
        var password = passwords().of("reminder");

        assertEquals(password, passwords().of("reminder"));
        assertNotEquals(password, passwords().of("report"));
    }

    @Test
    void theFirstPasswordOfTheAdminCounts() {
        passwords().of("admin", Optional.of("rahasia-bengkel"));

        assertEquals("rahasia-bengkel", passwords().of("admin", Optional.of("another one")));
        assertEquals("rahasia-bengkel", passwords().of("admin"));
    }

    @Test
    void theLogOfTheRunBeforeIsKept() throws Exception {
        try (var data = DataFolder.open(folder)) {
            Files.writeString(data.newLog("chat"), "first run");

            data.newLog("chat");

            assertEquals("first run", Files.readString(data.logs().resolve("chat.previous.log")));
        }
    }

    private Passwords passwords() {
        return new Passwords(folder.resolve("passwords"));
    }
}
