package id.bengkel.local.kafka;

import id.bengkel.local.port.FreePort;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A broker and its controller in this process, on 127.0.0.1, with the topics of {@code topics.properties}. What it
 * stored is there again when it starts on the same folder, even after a crash.
 */
public final class EmbeddedKafka implements AutoCloseable {

    /** The broker tells at length how it starts. Held here because the log manager forgets loggers nobody holds. */
    private static final List<Logger> CHATTY = Stream.of("kafka", "org.apache.kafka", "state.change.logger")
            .map(Logger::getLogger)
            .toList();

    private static final long BYTES_PER_MB = 1 << 20;

    private final Path folder;
    private final int port;
    private final KafkaRaftServer server;
    private final AtomicReference<String> failure = new AtomicReference<>();

    private EmbeddedKafka(Path folder, int port, KafkaRaftServer server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
        outliveIt();
    }

    /**
     * Starts a broker and returns when it has its topics.
     *
     * @param dataDirectory made if missing
     * @param port where to listen, 0 for any free port
     * @throws IllegalStateException when it does not start
     */
    public static EmbeddedKafka start(Path dataDirectory, int port) {
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
        var folder = dataDirectory.toAbsolutePath();
        var brokerPort = FreePort.orAny(port);
        try {
            format(folder.toString());
            var config = KafkaConfig.fromProps(BrokerSettings.of(folder.toString(), brokerPort, FreePort.find()));
            var kafka = new EmbeddedKafka(folder, brokerPort, new KafkaRaftServer(config, Time.SYSTEM));
            kafka.startServer();
            return kafka;
        } catch (Exception | InternalError e) {
            // The latter is how a full disk is felt by who has mapped a file of it.
            throw new IllegalStateException("Cannot start Kafka on port " + brokerPort + ". " + room(folder), e);
        }
    }

    /** Where clients find the broker: {@code host:port}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** What is known of why the broker has ended by itself, as it does when its disk is full; empty while it runs. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Stops the broker cleanly. One that has ended by itself would only wait for its own answer. */
    @Override
    public void close() {
        if (failure().isEmpty()) {
            server.shutdown();
            server.awaitShutdown();
        }
    }

    /** A broker that cannot go on would end the whole process, without a word. */
    private void outliveIt() {
        Exit.Procedure end =
                (status, reason) -> failure.compareAndSet(null, (reason == null ? "" : reason + ". ") + room(folder));
        Exit.setHaltProcedure(end);
        Exit.setExitProcedure(end);
    }

    private static String room(Path folder) {
        return "There are %d MB left for %s".formatted(folder.toFile().getUsableSpace() / BYTES_PER_MB, folder);
    }

    private void startServer() throws InterruptedException {
        try {
            server.startup();
            try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers()))) {
                Topics.createMissing(admin);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Leaves a folder alone that is formatted. */
    private static void format(String folder) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId("bengkel")
                .setNodeId(BrokerSettings.NODE)
                .setDirectories(List.of(folder))
                .setMetadataLogDirectory(folder)
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setIgnoreFormatted(true)
                .run();
    }
}
