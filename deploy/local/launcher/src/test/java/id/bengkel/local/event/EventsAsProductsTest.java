package id.bengkel.local.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import id.bengkel.local.test.EventSchema;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The document for those who build on the events says the same as the topics, the schemas and the examples. */
class EventsAsProductsTest {

    private static final Path DEPLOY = Path.of("../..").toAbsolutePath().normalize();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final JsonNode document = read(DEPLOY.resolve("asyncapi.yaml"));

    @Test
    void everyTopicIsDescribedAsItIs() throws IOException {
        Map<String, Map<String, String>> described = new TreeMap<>();
        for (var channel : document.get("channels")) {
            var kafka = channel.at("/bindings/kafka");
            assertEquals(channel.get("address"), kafka.get("topic"));
            Map<String, String> settings =
                    new TreeMap<>(Map.of("partitions", kafka.get("partitions").asText()));
            kafka.get("topicConfiguration")
                    .properties()
                    .forEach(setting -> settings.put(
                            setting.getKey(),
                            setting.getValue().isArray()
                                    ? setting.getValue().get(0).asText()
                                    : setting.getValue().asText()));
            described.put(channel.get("address").asText(), settings);
        }

        assertEquals(topics(), described);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (var reference : document.findValuesAsText("$ref")) {
            assertTrue(
                    reference.startsWith("#")
                            ? !document.at(reference.substring(1)).isMissingNode()
                            : Files.exists(DEPLOY.resolve(reference)),
                    reference);
        }
    }

    @Test
    void everyEventHasASchemaOfItsNameAndAnExampleThatFulfilsIt() throws IOException {
        int events = 0;
        for (var message : document.at("/components/messages")) {
            if (message.has("payload")) {
                var file = DEPLOY.resolve(message.at("/payload/$ref").asText());
                var schema = read(file);
                assertEquals(
                        "urn:bengkel:" + message.get("name").asText(),
                        schema.get("$id").asText());
                assertTrue(message.at("/bindings/kafka/key").has("description"), "the key of " + message.get("name"));
                for (var example : message.get("examples")) {
                    var event = DEPLOY.resolve(example.at("/payload/$ref").asText());
                    assertEquals(Set.of(), EventSchema.in(file).flaws(Files.readString(event)));
                    assertEquals(names(schema.get("properties")), names(read(event)), "an example shows every field");
                    events++;
                }
            }
        }
        assertTrue(events >= 3);
    }

    @Test
    void aSchemaRefusesWhatItDoesNotDescribe() {
        var message = document.at("/components/messages/messageSent");
        var schema = EventSchema.in(DEPLOY.resolve(message.at("/payload/$ref").asText()));

        var flaws = schema.flaws("{\"message_id\":\"1\",\"sent_at\":\"kemarin\"}");

        assertTrue(flaws.size() >= 5, flaws::toString);
    }

    private static Map<String, Map<String, String>> topics() throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(DEPLOY.resolve("topics.properties"))));
        return properties.stringPropertyNames().stream()
                .collect(Collectors.groupingBy(
                        name -> name.substring(0, name.indexOf('.')),
                        TreeMap::new,
                        Collectors.toMap(
                                name -> name.substring(name.indexOf('.') + 1),
                                properties::getProperty,
                                (one, other) -> other,
                                TreeMap::new)));
    }

    private static Set<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** JSON is YAML. */
    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
