package id.bengkel.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The process of a replica. It can be started again when it has ended. */
final class ServiceProcess {

    /** Small and soon ready, rather than fast once warm. */
    private static final List<String> JVM_OPTIONS =
            List.of("-Xms32m", "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** Ctrl-C, or the end of a terminal, reaches all processes at once: only the launcher may act on it. */
    private static final List<String> DEAF_TO_THE_TERMINAL = List.of("sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);

    private static final String READY = "/q/health/ready";

    private static final int OK = 200;

    /** Where its process repeats the secret that it was given: while it is down others may take its port, and answer. */
    private static final String PROOF = "Proof";

    private static final int LOG_LINES_SHOWN = 20;

    private final Replica replica;
    private final String secret = UUID.randomUUID().toString();
    private final Path log;
    private final ProcessBuilder builder;
    private final Map<String, String> environment;
    private final OwnSettings own;
    private Process process;

    /** @param program the jar to run */
    ServiceProcess(Replica replica, Path program, DataFolder data, Map<String, String> environment) {
        this.replica = replica;
        log = data.newLog(replica.name());
        builder = new ProcessBuilder(command(Orphans.mark(data), secret, program))
                // Not where somebody typed the command: a service reads settings from the folder it runs in.
                .directory(data.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        this.environment = new HashMap<>(builder.environment());
        this.environment.putAll(environment);
        own = new OwnSettings(data);
    }

    void start() {
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(own.of(replica.name()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + replica.name(), e);
        }
    }

    Replica replica() {
        return replica;
    }

    Path log() {
        return log;
    }

    /** Empty before the first start. */
    Optional<ProcessHandle> handle() {
        return Optional.ofNullable(process).map(Process::toHandle);
    }

    long pid() {
        return process.pid();
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Whether the process itself says so, and nobody else who listens where it should. */
    boolean saysReady() {
        var question = HttpRequest.newBuilder(replica.uri().resolve(READY))
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            var answer = HTTP.send(question, BodyHandlers.discarding());
            return answer.statusCode() == OK
                    && answer.headers().firstValue(PROOF).equals(Optional.of(secret));
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    String endOfLog() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(the log cannot be read)";
        }
    }

    private static List<String> command(String mark, String secret, Path program) {
        var command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(mark);
        command.add("-Dquarkus.http.header." + PROOF + ".path=" + READY);
        command.add("-Dquarkus.http.header." + PROOF + ".value=" + secret);
        command.addAll(JVM_OPTIONS);
        command.addAll(List.of("-jar", program.toString()));
        return command;
    }
}
