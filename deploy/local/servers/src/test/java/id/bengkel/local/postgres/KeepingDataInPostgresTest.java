package id.bengkel.local.postgres;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.postgres.EmbeddedPostgres.Options;
import id.bengkel.local.test.TestBinaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

class KeepingDataInPostgresTest {

    @TempDir
    private static Path folder;

    @TempDir
    private static Path otherFolder;

    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() {
        postgres = startOnFolder();
    }

    @AfterEach
    void stop() {
        postgres.stop();
    }

    @Test
    void committedRowsSurviveACrash() throws SQLException {
        // Given
        execute("CREATE TABLE kept AS SELECT 7 AS number");
        postgres.kill();

        // When
        postgres.restart();

        // Then
        assertEquals("7", query("SELECT number FROM kept"));
    }

    @Test
    void aServerLeftBehindIsStoppedAndItsDataAreTakenOver() throws SQLException {
        // Given
        execute("CREATE TABLE left_behind AS SELECT 8 AS number");
        var leftBehind = postgres;

        // When
        postgres = startOnFolder();

        // Then
        await().until(() -> !leftBehind.isAlive());
        assertEquals("8", query("SELECT number FROM left_behind"));
    }

    @Test
    void aServerLeftBehindCanBeStoppedAlone() {
        // When
        EmbeddedPostgres.stopLeftBehind(folder);

        // Then
        await().until(() -> !postgres.isAlive());
    }

    @Test
    void aStartWaitsForWhatIsLeftOfAKilledServer() throws Exception {
        // Given
        try (var connection = postgres.connect("postgres")) {
            var session = connection.unwrap(PGConnection.class).getBackendPID();
            Postmaster.signal("STOP", session);
            postgres.kill();

            // When
            var restart = CompletableFuture.runAsync(postgres::restart);
            await().until(() -> Files.readString(folder.resolve("postgres.log")).contains("is still in use"));
            Postmaster.signal("CONT", session);

            // Then
            restart.get(30, TimeUnit.SECONDS);
            assertTrue(postgres.isAlive());
        }
    }

    @Test
    void anotherProgramThatGotTheNumberOfADeadServerIsLeftAlone() throws Exception {
        // Given
        postgres.kill();
        var other = new ProcessBuilder("sleep", "60").start();
        var lockFile = folder.resolve("data").resolve("postmaster.pid");
        var lines = Files.readAllLines(lockFile);
        lines.set(0, String.valueOf(other.pid()));
        Files.write(lockFile, lines);

        // When
        postgres.restart();

        // Then
        assertTrue(postgres.isAlive());
        assertTrue(other.isAlive());
        other.destroyForcibly();
    }

    @Test
    void aServerThatDoesNotStartTellsWhy() {
        // Given
        var onTheSamePort = new Options(otherFolder, TestBinaries.FOLDER, postgres.port(), false);

        // When
        var failure = assertThrows(IllegalStateException.class, () -> EmbeddedPostgres.start(onTheSamePort));

        // Then
        assertTrue(failure.getMessage().contains("Address already in use"), failure.getMessage());
    }

    @Test
    void theSuperusersPasswordIsForNobodyElse() throws IOException {
        // When
        var permissions = Files.getPosixFilePermissions(folder.resolve("superuser-password"));

        // Then
        assertEquals("rw-------", PosixFilePermissions.toString(permissions));
    }

    @Test
    void aDatabaseIsMadeOnceAndItsOwnersPasswordIsRenewed() throws SQLException {
        // Given
        postgres.createDatabase("reports", "report", "first");

        // When
        postgres.createDatabase("reports", "report", "second's");

        // Then
        assertEquals("reports", signIn("reports", "report", "second's"));
        assertThrows(SQLException.class, () -> signIn("reports", "report", "first"));
    }

    @Test
    void aDatabaseIsForItsOwnerOnly() {
        // When
        for (var name : List.of("chats", "customers")) {
            postgres.createDatabase(name, name, "secret");
        }

        // Then
        var failure = assertThrows(SQLException.class, () -> signIn("chats", "customers", "secret"));
        assertTrue(failure.getMessage().contains("permission denied"), failure.getMessage());
    }

    private static EmbeddedPostgres startOnFolder() {
        return EmbeddedPostgres.start(new Options(folder, TestBinaries.FOLDER, 0, true));
    }

    private void execute(String statement) throws SQLException {
        try (var connection = postgres.connect("postgres");
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    private String query(String query) throws SQLException {
        try (var connection = postgres.connect("postgres");
                var result = connection.createStatement().executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private String signIn(String database, String user, String password) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.port(), database);
        try (var connection = DriverManager.getConnection(url, user, password)) {
            return connection.getCatalog();
        }
    }
}
