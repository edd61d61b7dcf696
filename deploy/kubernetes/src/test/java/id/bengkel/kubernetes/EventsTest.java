package id.bengkel.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kafka's topics and users say what topics.properties and the services say. */
class EventsTest {

    @BeforeAll
    static void kubectlBuildsThem() {
        Overlay.needsKubectl();
    }

    @Test
    void topicsAreThoseOfTopicsProperties() throws IOException {
        var declared = new TreeMap<String, String>();
        load(Overlay.REPOSITORY.resolve("deploy/topics.properties"))
                .forEach((key, value) -> declared.put(key.toString(), value.toString()));

        var made = new TreeMap<String, String>();
        Overlay.of("production").resources("KafkaTopic").forEach(topic -> {
            var name = Overlay.name(topic);
            made.put(name + ".partitions", topic.at("/spec/partitions").asText());
            topic.at("/spec/config")
                    .properties()
                    .forEach(setting -> made.put(
                            name + "." + setting.getKey(), setting.getValue().asText()));
        });

        assertEquals(declared, made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer-service", "reminder-service", "report-service", "chat-service"})
    void aServiceMayDoWhatItDoesAndNoMore(String service) throws IOException {
        var expected = rightsNeededBy(
                load(Overlay.REPOSITORY.resolve(service).resolve("src/main/resources/application.properties")));

        var given = new TreeSet<String>();
        Overlay.of("production")
                .resources("KafkaUser")
                .filter(user -> Overlay.name(user).equals(service + "-kafka"))
                .forEach(user -> user.at("/spec/authorization/acls").forEach(rule -> addTo(given, rule)));

        assertEquals(expected, given);
    }

    private static Set<String> rightsNeededBy(Properties settings) {
        var rights = new TreeSet<String>();
        settings.forEach((key, value) -> {
            var name = key.toString();
            if (name.startsWith("mp.messaging.incoming.") && name.endsWith(".topic")) {
                rights.addAll(Set.of("Read topic " + value, "Describe topic " + value));
            } else if (name.startsWith("mp.messaging.outgoing.") && name.endsWith(".topic")) {
                rights.addAll(Set.of("Write topic " + value, "Describe topic " + value));
            } else if (name.startsWith("mp.messaging.incoming.") && name.endsWith(".group.id")) {
                rights.addAll(Set.of("Read group " + value, "Describe group " + value));
            }
        });
        return rights;
    }

    private static void addTo(Set<String> rights, JsonNode rule) {
        var resource = rule.path("resource");
        rule.path("operations")
                .forEach(operation -> rights.add(
                        operation.asText() + " " + resource.path("type").asText() + " "
                                + resource.path("name").asText()));
    }

    private static Properties load(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
