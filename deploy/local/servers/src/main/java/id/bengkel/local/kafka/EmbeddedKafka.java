package id.bengkel.local.kafka;

import id.bengkel.local.port.FreePort;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
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

    private final int port;
    private final KafkaRaftServer server;

    private EmbeddedKafka(int port, KafkaRaftServer server) {
        this.port = port;
        this.server = server;
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
        var folder = dataDirectory.toAbsolutePath().toString();
        var brokerPort = FreePort.orAny(port);
        try {
            format(folder);
            var config = KafkaConfig.fromProps(BrokerSettings.of(folder, brokerPort, FreePort.find()));
            var kafka = new EmbeddedKafka(brokerPort, new KafkaRaftServer(config, Time.SYSTEM));
            kafka.startServer();
            return kafka;
        } catch (Exception e) {
            throw new IllegalStateException("Cannot start Kafka on port " + brokerPort, e);
        }
    }

    /** Where clients find the broker: {@code host:port}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Stops the broker cleanly. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
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
