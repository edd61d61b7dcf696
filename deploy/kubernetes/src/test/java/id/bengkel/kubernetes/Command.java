package id.bengkel.kubernetes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program of this machine. */
final class Command {

    private static final Pattern OURS = Pattern.compile("(BENGKEL|STARSENDER|WHAPI)_.*");

    private Command() {}

    static boolean exists(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static String run(Path folder, String... command) {
        return run(folder, Map.of(), command);
    }

    /** What it prints; fails when it does. */
    static String run(Path folder, Map<String, String> environment, String... command) {
        try {
            var errors = Files.createTempFile("errors", ".txt");
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
            // Whatever a developer has set, above all the keys of the real providers.
            builder.environment().keySet().removeIf(OURS.asMatchPredicate());
            builder.environment().putAll(environment);
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + Files.readString(errors));
            }
            Files.delete(errors);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
