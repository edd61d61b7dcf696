package id.bengkel.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Looks over compose.yaml and the recipe of the images: no engine is asked. */
class RunningInContainersTest {

    private static final Path DEPLOY = Overlay.REPOSITORY.resolve("deploy");
    private static final Set<String> SERVICES =
            Set.of("gateway", "customer-service", "reminder-service", "report-service", "chat-service");

    @Test
    void composeRunsEveryServiceFromTheOneRecipeWithWhatItReads() throws IOException {
        var compose = Overlay.YAML.readTree(Files.readString(DEPLOY.resolve("compose.yaml")));
        var ours = compose.path("services").properties().stream()
                .filter(service -> service.getValue().at("/build/args").has("SERVICE"))
                .collect(Collectors.toMap(service -> service.getKey(), service -> service.getValue()));

        assertEquals(SERVICES, ours.keySet());
        ours.forEach((name, service) -> {
            assertEquals(name, service.at("/build/args/SERVICE").asText());
            assertEquals("bengkel/" + name, service.path("image").asText());
            var environment = environment(compose, service);
            var wanted = new TreeSet<>(Settings.requiredBy(name));
            wanted.removeAll(environment);
            assertEquals(Set.of(), wanted, name + " does not get");
            environment.removeAll(Settings.readBy(name));
            environment.removeAll(Set.of("KAFKA_BOOTSTRAP_SERVERS", "BENGKEL_OPEN_SEND"));
            assertEquals(Set.of(), environment, name + " does not read");
        });
    }

    @Test
    void theRecipeCopiesOnlyWhatMavenReadsAndTheImageRunsAsNobodyOfNote() throws IOException {
        var recipe = Files.readString(DEPLOY.resolve("images/Dockerfile"));
        var given = Files.readAllLines(DEPLOY.resolve("images/Dockerfile.dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .collect(Collectors.toSet());

        assertTrue(
                recipe.lines().filter(line -> line.equals("USER 10001:10001")).count() == 2, "two images, no root");
        var modules = Files.readString(Overlay.REPOSITORY.resolve("pom.xml"))
                .lines()
                .filter(line -> line.contains("<module>"))
                .map(line -> line.replaceAll("\\s*</?module>\\s*", "").split("/")[0])
                .collect(Collectors.toSet());
        modules.addAll(Set.of("pom.xml", ".mvn"));
        assertEquals(modules, given);
    }

    /** YAML's merge keys are not followed by our reader. */
    private static Set<String> environment(JsonNode compose, JsonNode service) {
        var names = new TreeSet<String>();
        StreamSupport.stream(compose.path("x-environment").properties().spliterator(), false)
                .map(variable -> variable.getKey())
                .forEach(names::add);
        service.path("environment").properties().stream()
                .map(variable -> variable.getKey())
                .filter(name -> !name.equals("<<"))
                .forEach(names::add);
        return names;
    }
}
