package id.bengkel.local.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of {@code topics.properties}, which says how it is read. */
final class Topics {

    private static final String FILE = "/topics.properties";

    private static final String PARTITIONS = "partitions";

    private Topics() {}

    /** Creates those that are missing; the others stay as they are. */
    static void createMissing(Admin admin) throws InterruptedException {
        for (var created : admin.createTopics(declared()).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("Cannot create the topics", e.getCause());
                }
            }
        }
    }

    static List<NewTopic> declared() {
        var settings = new HashMap<String, Map<String, String>>();
        load().forEach((key, value) -> {
            var topicAndSetting = key.toString().split("\\.", 2);
            settings.computeIfAbsent(topicAndSetting[0], topic -> new HashMap<>())
                    .put(topicAndSetting[1], value.toString());
        });
        return settings.entrySet().stream()
                .map(topic -> topic(topic.getKey(), topic.getValue()))
                .toList();
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        var partitions = Integer.valueOf(settings.remove(PARTITIONS));
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
    }

    private static Properties load() {
        try (var file = Topics.class.getResourceAsStream(FILE)) {
            var properties = new Properties();
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }
}
