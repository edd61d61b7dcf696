package id.bengkel.local.workshop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody from another team does what the guide to the events shows. */
@ExtendWith(SharedStack.class)
class FollowingEventsIT {

    private static final Pattern COMMANDS =
            Pattern.compile("<!-- follow events -->\\s*```bash\\n(.*?)```", Pattern.DOTALL);

    @Test
    @Timeout(60)
    void aVehicleThatIsRegisteredIsPrinted(LocalStack stack, Workshop workshop) throws Exception {
        var commands = COMMANDS.matcher(Files.readString(LocalStack.REPOSITORY.resolve("deploy/events.md")));
        assertTrue(commands.find(), "deploy/events.md shows no commands");
        var shell = new ProcessBuilder(
                        "bash", "-c", "exec 2>&1\n" + commands.group(1).replace("\njava ", "\nexec java "))
                .directory(LocalStack.REPOSITORY.toFile());
        shell.environment().put("BENGKEL_DATA", stack.data().toString());
        var vehicle =
                workshop.registerVehicle(workshop.registerCustomer("Siti", "0812-7000-0001"), "Xenia", "B 7001 EV");

        var program = shell.start();

        try (var output = program.inputReader()) {
            assertTrue(output.lines()
                    .anyMatch(line -> line.startsWith(vehicle + " id.bengkel.vehicle.changed.v1 {")
                            && line.contains("\"no_pol\":\"B 7001 EV\"")));
        } finally {
            program.destroyForcibly();
        }
    }
}
