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
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody new copies the calls of the README into a shell, one block after the other. */
@ExtendWith(SharedStack.class)
class FirstFiveMinutesIT {

    private static final Pattern SECTION =
            Pattern.compile("<!-- first five minutes -->(.*?)<!-- end -->", Pattern.DOTALL);

    private static final Pattern BLOCK = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);

    /**
     * What a call does travels to the next service as an event, while people copy the next block. This shell is faster
     * than they are, so it reminds and reports again until the report shows what it should, and only then chats.
     */
    private static final String SCRIPT =
            """
            set -eu
            %s
            for attempt in $(seq 30); do
            %s
            answer=$(
            %s
            )
            echo "$answer"
            if [[ ${answer//[[:space:]]/} =~ '"vehicle_nopol":"B1234CD",'[^}]*'"frequency":1'[,}] ]]; then counted=yes; break; fi
            sleep 1
            done
            [ $counted = yes ]
            answer=$(
            %s
            )
            echo "$answer"
            [[ $answer == *'"sender":"bot"'*'Silakan datang besok jam 9'* ]]
            """;

    @Test
    @Timeout(180)
    void aReminderIsSentAndCountedOnceAndAChatIsAnswered(LocalStack stack) throws Exception {
        var blocks = blocksOfTheReadme();
        var script = SCRIPT.formatted(blocks.toArray());
        var shell = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
        shell.environment().put("BENGKEL", stack.gateway().toString());
        shell.environment().put("SANDBOX", stack.sandbox().toString());
        shell.environment().put("PASSWORD", LocalStack.ADMIN_PASSWORD);
        shell.environment().put("no_proxy", "*");

        var process = shell.start();

        try (var reader = process.inputReader()) {
            var output = reader.lines().collect(Collectors.joining("\n"));
            assertEquals(0, process.waitFor(), output);
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
}
