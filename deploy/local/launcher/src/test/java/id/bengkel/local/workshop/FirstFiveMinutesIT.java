package id.bengkel.local.workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody new copies the calls of the README, one after the other. */
class FirstFiveMinutesIT {

    private static final Pattern SECTION =
            Pattern.compile("<!-- first five minutes -->(.*?)<!-- end -->", Pattern.DOTALL);

    private static final Pattern BLOCK = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);

    private static final String BEFORE_THE_LAST = "--- the last block ---";

    @Test
    @Timeout(180)
    void theLastCallShowsThatTheReminderWasCounted() throws Exception {
        var blocks = blocksOfTheReadme();
        try (var stack = new LocalStack("first-five-minutes").start()) {
            var output = runInOneShell(stack, blocks);

            var answer = output.substring(output.indexOf(BEFORE_THE_LAST)).replaceAll("\\s", "");
            assertTrue(answer.contains("\"frequency\":1"), output);
        }
    }

    private static List<String> blocksOfTheReadme() throws IOException {
        var readme = Files.readString(LocalStack.REPOSITORY.resolve("README.md"));
        var section = SECTION.matcher(readme);
        assertTrue(section.find(), "README.md has no first five minutes");
        return BLOCK.matcher(section.group(1))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    /** The variables are those that the README takes when they are set, and else tells the usual values of. */
    private static String runInOneShell(LocalStack stack, List<String> blocks) throws Exception {
        var last = blocks.size() - 1;
        var script = "set -eu\n" + String.join("\n", blocks.subList(0, last)) + "\necho '" + BEFORE_THE_LAST + "'\n"
                + blocks.get(last);
        var shell = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
        shell.environment().put("BENGKEL", stack.gateway().toString());
        shell.environment().put("SANDBOX", stack.sandbox().toString());
        shell.environment().put("PASSWORD", LocalStack.ADMIN_PASSWORD);
        var process = shell.start();
        try (var output = process.inputReader()) {
            var text = output.lines().collect(Collectors.joining("\n"));
            assertEquals(0, process.waitFor(), text);
            return text;
        }
    }
}
