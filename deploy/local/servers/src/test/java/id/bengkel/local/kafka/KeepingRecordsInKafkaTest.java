package id.bengkel.local.kafka;

import static java.nio.file.FileVisitResult.CONTINUE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.folder.Folders;
import id.bengkel.local.port.FreePort;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingRecordsInKafkaTest {

    private static final String TOPIC = "message-sent";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 3);

    @TempDir
    private static Path folder;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(folder, 0);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void aRecordIsStillThereAfterARestartOnAnotherPort() throws Exception {
        // Given
        send("restarted");
        kafka.close();
        var port = FreePort.find();

        // When
        kafka = EmbeddedKafka.start(folder, port);

        // Then
        assertEquals("127.0.0.1:" + port, kafka.bootstrapServers());
        assertTrue(read().contains("restarted"));
    }

    @Test
    void aRecordIsStillThereAfterACrash() throws Exception {
        // Given
        send("crashed");
        var asACrashLeavesIt = copyWhileRunning();
        kafka.close();
        Folders.delete(folder);
        Files.move(asACrashLeavesIt, folder);

        // When
        kafka = EmbeddedKafka.start(folder, 0);

        // Then
        assertTrue(read().contains("crashed"));
    }

    @Test
    void theTopicsAreThose() throws Exception {
        // When
        try (var admin = admin()) {
            var topics = admin.listTopics().names().get();

            // Then
            assertEquals(
                    Set.of(
                            "message-sent",
                            "message-sent-dlq",
                            "vehicle-changed",
                            "vehicle-changed-dlq",
                            "chat-message"),
                    topics);
        }
    }

    @Test
    void aTopicHasItsPartitionsAndSettings() throws Exception {
        // When
        var vehicleChanged = describe("vehicle-changed");

        // Then
        assertEquals("12 compact", vehicleChanged);
    }

    @Test
    void aTopicThatNobodyDeclaredIsNotMade() {
        // When
        var failure = assertThrows(
                ExecutionException.class, () -> send(new ProducerRecord<>("misspelt", "lost"), Duration.ofSeconds(1)));

        // Then
        assertEquals(TimeoutException.class, failure.getCause().getClass());
    }

    private void send(String value) throws Exception {
        send(new ProducerRecord<>(TOPIC, PARTITION.partition(), "key", value), PATIENCE);
    }

    private void send(ProducerRecord<String, String> message, Duration patience) throws Exception {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", patience.toMillis());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(message).get();
        }
    }

    private List<String> read() {
        var settings =
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            var records = consumer.poll(PATIENCE).records(PARTITION);
            return records.stream().map(record -> record.value()).toList();
        }
    }

    private String describe(String topic) throws Exception {
        var settings = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin = admin()) {
            var partitions = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .size();
            var cleanup = admin.describeConfigs(List.of(settings))
                    .all()
                    .get()
                    .get(settings)
                    .get("cleanup.policy")
                    .value();
            return partitions + " " + cleanup;
        }
    }

    private Admin admin() {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()));
    }

    /** The files of a broker that was killed now; the real thing would take this JVM with it. */
    private Path copyWhileRunning() throws IOException {
        var copy = Files.createTempDirectory(folder.getParent(), "crashed");
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(copy.resolve(folder.relativize(directory)));
                return CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    Files.copy(file, copy.resolve(folder.relativize(file)));
                } catch (NoSuchFileException replaced) {
                    return visitFileFailed(file, replaced);
                }
                return CONTINUE;
            }

            /** Those that the broker writes beside and then replaces as a whole. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return CONTINUE;
            }
        });
        return copy;
    }
}
