package id.bengkel.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The rules of Prometheus, by its own tool. */
class AlertingTest {

    private static final Path FILES = Overlay.REPOSITORY.resolve("deploy/observability");

    @Test
    void everyAlertFiresWhenItShouldAndOnlyThen() {
        Assumptions.assumeTrue(Command.exists("promtool"), () -> {
            System.err.println("SKIPPED: without promtool on the PATH nobody tries the alerts.");
            return "no promtool";
        });

        Command.run(FILES, "promtool", "check", "rules", "alerts.yaml");
        Command.run(FILES, "promtool", "test", "rules", "alerts-test.yaml");
    }

    @Test
    void noAlertIsLeftUntried() throws IOException {
        var alerts =
                Overlay.YAML.readTree(FILES.resolve("alerts.yaml").toFile()).findValuesAsText("alert");

        var tried = Overlay.YAML
                .readTree(FILES.resolve("alerts-test.yaml").toFile())
                .findValuesAsText("alertname");

        assertEquals(new TreeSet<>(alerts), new TreeSet<>(tried));
    }
}
