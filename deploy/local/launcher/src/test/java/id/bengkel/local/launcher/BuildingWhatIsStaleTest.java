package id.bengkel.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script {@code deploy/local/up}, in a small checkout and with programs that only tell how they were called. */
class BuildingWhatIsStaleTest {

    private static final Path UP = Path.of("../up").toAbsolutePath().normalize();

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    private static final FileTime BUILT = FileTime.from(Instant.parse("2021-01-01T00:00:00Z"));

    private static final List<String> ARTIFACTS = List.of(
            "customer-service/target/quarkus-app/quarkus-run.jar",
            "gateway/target/quarkus-app/quarkus-run.jar",
            "deploy/local/launcher/target/local-launcher.jar");

    private static final List<String> SOURCES = List.of(
            "deploy/topics.properties",
            "deploy/local/servers/pom.xml",
            "deploy/local/servers/src/main/java/Server.java",
            "deploy/local/launcher/pom.xml",
            "deploy/local/launcher/src/main/java/Launcher.java",
            "chassis/pom.xml",
            "chassis/src/main/java/Problem.java",
            "customer-service/pom.xml",
            "customer-service/src/main/java/Customer.java",
            "customer-service/src/test/java/CustomerTest.java",
            "gateway/pom.xml",
            "gateway/src/main/java/Route.java");

    @TempDir
    Path checkout;

    @BeforeEach
    void aCheckoutInWhichEverythingIsBuilt() throws IOException {
        write(
                "pom.xml",
                """
                <module>deploy/local/servers</module>
                <module>chassis</module>
                <module>customer-service</module>
                <module>gateway</module>
                <module>deploy/local/launcher</module>
                """);
        for (var file : SOURCES) {
            write(file, "");
        }
        for (var file : ARTIFACTS) {
            write(file, "");
        }
        program("java", "case $1 in -version) echo 'openjdk version \"17.0.1\"' >&2 ;; *) echo started ;; esac");
        program("mvn", "echo built $*");
        Files.copy(UP, checkout.resolve("deploy/local/up"));
        try (var files = Files.walk(checkout)) {
            for (var file : files.toList()) {
                Files.setLastModifiedTime(file, LONG_AGO);
            }
        }
        for (var file : ARTIFACTS) {
            Files.setLastModifiedTime(checkout.resolve(file), BUILT);
        }
    }

    @Test
    void whatIsBuiltIsStartedAtOnce() throws Exception {
        assertEquals(List.of("started"), up());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            textBlock =
                    """
                    customer-service/src/main/java/Customer.java customer-service
                    gateway/pom.xml gateway
                    deploy/local/launcher/src/main/java/Launcher.java deploy/local/launcher
                    pom.xml customer-service,gateway,deploy/local/launcher
                    chassis/src/main/java/Problem.java customer-service,gateway,deploy/local/launcher
                    deploy/local/servers/src/main/java/Server.java customer-service,gateway,deploy/local/launcher
                    deploy/topics.properties customer-service,gateway,deploy/local/launcher
                    """)
    void aChangedSourceIsBuiltWithWhatTakesItIn(String source, String modules) throws Exception {
        touch(source);

        assertBuilt(modules);
    }

    @Test
    void aDeletedSourceIsAChangeToo() throws Exception {
        Files.delete(checkout.resolve("gateway/src/main/java/Route.java"));

        assertBuilt("gateway");
    }

    @Test
    void whatIsMissingIsBuilt() throws Exception {
        Files.delete(checkout.resolve(ARTIFACTS.get(0)));
        program("mvn", "echo built $*; touch customer-service/target/quarkus-app/quarkus-run.jar");

        assertBuilt("customer-service");
    }

    @Test
    void testsAreNoReasonToBuild() throws Exception {
        touch("customer-service/src/test/java/CustomerTest.java");

        assertEquals(List.of("started"), up());
    }

    @Test
    void whatWasBuiltOnceIsNotBuiltAgain() throws Exception {
        touch("pom.xml");
        up();

        assertEquals(List.of("started"), up());
    }

    @Test
    void aBuildThatFailsStartsNothing() throws Exception {
        touch("pom.xml");
        program("mvn", "exit 1");

        assertTrue(up().stream().noneMatch("started"::equals));
    }

    @Test
    void anOldJavaIsRefused() throws Exception {
        program("java", "echo 'java version \"1.8.0_402\"' >&2");

        assertTrue(up().get(0).contains("needs a JDK, version 17 or newer"));
    }

    private void assertBuilt(String modules) throws IOException, InterruptedException {
        assertEquals("built -B -q -Dmaven.test.skip=true -pl " + modules + " -am package", up().get(1));
    }

    private List<String> up() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(checkout.resolve("deploy/local/up").toString()).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "BENGKEL_BUILD"));
        builder.environment().put("PATH", checkout.resolve("bin") + ":" + System.getenv("PATH"));
        var process = builder.start();
        try (var output = process.inputReader()) {
            var lines = output.lines().toList();
            process.waitFor();
            return lines;
        }
    }

    private void touch(String file) throws IOException {
        Files.setLastModifiedTime(checkout.resolve(file), FileTime.from(Instant.now()));
    }

    private void write(String file, String content) throws IOException {
        var path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private void program(String name, String script) throws IOException {
        write("bin/" + name, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(
                checkout.resolve("bin").resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
