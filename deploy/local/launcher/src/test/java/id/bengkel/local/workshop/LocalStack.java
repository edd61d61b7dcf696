package id.bengkel.local.workshop;

import static org.awaitility.Awaitility.await;

import id.bengkel.local.folder.Folders;
import id.bengkel.local.port.FreePort;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A stack that is started as people start it, on free ports, with data of its own under {@code target}. */
public final class LocalStack implements AutoCloseable {

    static final Path REPOSITORY = Path.of("../../..").toAbsolutePath().normalize();

    public static final String ADMIN_PASSWORD = "rahasia-bengkel";

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

    private final Path data;
    private final Path console;
    private final Map<String, String> environment = new HashMap<>();
    private List<String> beginning = List.of();
    private Process launcher;

    /** @param name that of its data folder, which is left there for whoever looks into a failure */
    public LocalStack(String name) throws IOException {
        data = Files.createDirectories(TARGET.resolve("stacks")).resolve(name);
        Folders.delete(data);
        console = data.resolveSibling(data.getFileName() + ".console");
        with("BENGKEL_DATA", data.toString());
        with("BENGKEL_ADMIN_PASSWORD", ADMIN_PASSWORD);
        with("BENGKEL_BUILD", "no");
        with("REMINDER_SCHEDULER_HOUR", String.valueOf(Workshop.farHour()));
        with("REMINDER_SCHEDULER_MINUTE", "0");
    }

    LocalStack with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** The command in front of the one that starts it. */
    public LocalStack startedBy(String... command) {
        beginning = List.of(command);
        return this;
    }

    /**
     * Returns when all is ready. Only one starts at a time: one start keeps all cores busy, and two could find the same free
     * port before anybody listens there.
     */
    public LocalStack start(String... flags) throws IOException {
        synchronized (LocalStack.class) {
            return startAlone(flags);
        }
    }

    private LocalStack startAlone(String... flags) throws IOException {
        launch(flags);
        try {
            await("the stack to be ready, see " + console)
                    .atMost(START_LIMIT)
                    .failFast("the launcher has ended, see " + console, () -> !launcher.isAlive())
                    .until(() -> Files.exists(statusFile()) && status().getBoolean("ready"));
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Waits until all processes run and are ready, those too that are started anew. */
    public void awaitReady() {
        await("all to be ready again")
                .atMost(START_LIMIT)
                .until(() -> services().allMatch(LocalStack::isAlive) && status().getBoolean("ready"));
    }

    /** For a start that comes to nothing; returns the exit code. */
    int startInVain(String... flags) throws IOException {
        launch(flags);
        return exitCode();
    }

    /** Of a stack that ends by itself. */
    public int exitCode() {
        return exitCodeWithin(START_LIMIT);
    }

    /** Asks politely, and returns the exit code. */
    int stop() {
        launcher.destroy();
        return exitCodeWithin(STOP_LIMIT);
    }

    /** {@code kill -9}. */
    public void kill() {
        launcher.destroyForcibly().onExit().join();
    }

    public JsonObject status() {
        return new JsonObject(read(statusFile()));
    }

    public URI gateway() {
        return URI.create(status().getString("gateway"));
    }

    /** All of them, as an ingress knows them. */
    public List<URI> gateways() {
        return urlsOf("gateway");
    }

    /** Where a service's processes listen. */
    public List<URI> urlsOf(String service) {
        return services()
                .filter(entry -> service.equals(entry.getString("name")))
                .map(entry -> URI.create(entry.getString("url")))
                .toList();
    }

    public URI sandbox() {
        return URI.create(status().getString("sandbox"));
    }

    /** The entries of the status file. */
    public Stream<JsonObject> services() {
        return status().getJsonArray("services").stream().map(JsonObject.class::cast);
    }

    /** The processes of a service that run. */
    public List<ProcessHandle> processesOf(String service) {
        return pidsOf(service).flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
    }

    /** The process of one of a service's replicas, counted from 0, whether or not the others run. */
    public ProcessHandle process(String service, int replica) {
        return ProcessHandle.of(pidsOf(service).toList().get(replica)).orElseThrow();
    }

    private Stream<Long> pidsOf(String service) {
        return services()
                .filter(entry -> service.equals(entry.getString("name")))
                .map(entry -> entry.getLong("pid"));
    }

    /** All that the launcher has started, and what those have started. */
    List<ProcessHandle> processes() {
        return launcher.descendants().toList();
    }

    public Path data() {
        return data;
    }

    /** Whether the process of an entry of the status file runs. */
    public static boolean isAlive(JsonObject service) {
        return ProcessHandle.of(service.getLong("pid"))
                .filter(ProcessHandle::isAlive)
                .isPresent();
    }

    /** Keeps one of those that run from running: a service's process as its log is called, {@code postgres} or {@code kafka}. */
    public void hold(String name) {
        try {
            Files.createFile(Files.createDirectories(data.resolve("hold")).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void letGo(String name) {
        try {
            Files.delete(data.resolve("hold").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps {@code postgres} or {@code kafka} from running for some time; returns when it takes connections again. */
    public void without(String server, Duration time) {
        hold(server);
        await().during(time).atMost(START_LIMIT).until(() -> !takesConnections(server));
        letGo(server);
        await().atMost(START_LIMIT).until(() -> takesConnections(server));
    }

    private boolean takesConnections(String server) {
        var address = status().getString(server);
        var uri = URI.create(address.contains("//") ? address : "kafka://" + address);
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    /** Settings for one process, called as its log is, from its next start on; none for those that it had at first. */
    public void set(String name, Map<String, String> settings) {
        var lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        try {
            Files.write(Files.createDirectories(data.resolve("settings")).resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The PostgreSQL server's process. */
    public ProcessHandle postgres() {
        return launcher.children()
                .filter(child -> child.info().command().orElse("").endsWith("/postgres"))
                .findFirst()
                .orElseThrow();
    }

    Path statusFile() {
        return data.resolve("status.json");
    }

    public String console() {
        return read(console);
    }

    String port() {
        return environment.get("BENGKEL_PORT");
    }

    @Override
    public void close() {
        if (launcher != null && launcher.isAlive()) {
            stop();
        }
    }

    private void launch(String... flags) throws IOException {
        environment.computeIfAbsent("BENGKEL_PORT", unset -> String.valueOf(FreePort.find()));
        environment.computeIfAbsent("BENGKEL_SANDBOX_PORT", unset -> String.valueOf(FreePort.find()));
        var command = new ArrayList<>(beginning);
        command.add(REPOSITORY.resolve("deploy/local/up").toString());
        command.addAll(List.of(flags));
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(console.toFile()));
        // Whatever a developer has set, above all the keys of the real providers.
        builder.environment().keySet().removeIf(variable -> Stream.of(
                        "BENGKEL_", "REMINDER_", "STARSENDER_", "WHAPI_", "ADMIN_")
                .anyMatch(variable::startsWith));
        builder.environment().putAll(environment);
        launcher = builder.start();
    }

    private int exitCodeWithin(Duration limit) {
        await("the launcher to end").atMost(limit).until(() -> !launcher.isAlive());
        return launcher.exitValue();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
