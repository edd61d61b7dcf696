package id.bengkel.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A migration runs while the version before it is at work, and must leave it working: the rule is in deploy/README.md. */
class RollingOutTest {

    private static final Pattern TAKES_AWAY = Pattern.compile(
            "DROP (COLUMN|TABLE|TYPE|FUNCTION)|RENAME|SET NOT NULL|ALTER COLUMN \\w+ (SET DATA )?TYPE",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile("--.*");

    /** Nobody runs what was before these. */
    private static final Set<String> BEFORE_THE_FIRST_RELEASE =
            Set.of("gateway/V20__integer_ids.sql", "reminder-service/V21__manual_reminders.sql");

    @Test
    void noMigrationTakesAwayWhatTheVersionBeforeItUses() throws IOException {
        var harmful = migrations()
                .filter(migration -> TAKES_AWAY
                        .matcher(COMMENT.matcher(read(migration)).replaceAll(""))
                        .find())
                .map(migration -> Overlay.REPOSITORY.relativize(migration).getName(0) + "/" + migration.getFileName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(BEFORE_THE_FIRST_RELEASE), harmful);
    }

    private static Stream<Path> migrations() throws IOException {
        return Stream.of("chassis", "gateway", "customer-service", "reminder-service", "report-service", "chat-service")
                .map(module -> Overlay.REPOSITORY.resolve(module).resolve("src/main/resources/db/migration"))
                .flatMap(RollingOutTest::files);
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
