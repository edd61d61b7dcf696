package id.bengkel.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void nothingAsksForOneProcessOfEachService() {
        var commandLine = CommandLine.of(List.of());

        assertFalse(commandLine.ephemeral() || commandLine.demo());
        assertEquals(1, commandLine.replicasOf(Service.REMINDER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--replicas reminder=3,report=2", "--replicas=reminder=3,report=2"})
    void replicasAreTakenAfterABlankOrAnEqualsSign(String arguments) {
        var commandLine = CommandLine.of(List.of(arguments.split(" ")));

        assertEquals(3, commandLine.replicasOf(Service.REMINDER));
        assertEquals(2, commandLine.replicasOf(Service.REPORT));
        assertEquals(1, commandLine.replicasOf(Service.CUSTOMER));
    }

    @Test
    void flagsComeInAnyOrder() {
        var commandLine = CommandLine.of(List.of("--demo", "--replicas", "chat=2", "--ephemeral"));

        assertTrue(commandLine.ephemeral() && commandLine.demo());
        assertEquals(2, commandLine.replicasOf(Service.CHAT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--replicas",
                "--replicas reminder",
                "--replicas reminder=0",
                "--replicas reminder=10",
                "--replicas reminder=2,",
                "--replicas reminder=-1",
                "--replicas mechanic=2",
                "--demos",
                "demo"
            })
    void whatMakesNoSenseIsRefused(String arguments) {
        assertThrows(IllegalArgumentException.class, () -> CommandLine.of(List.of(arguments.split(" "))));
    }

    @Test
    void theUsageNamesEveryFlag() {
        var usage = CommandLine.usage();

        assertTrue(List.of("--ephemeral", "--demo", "--replicas", "--help").stream()
                .allMatch(usage::contains));
    }
}
