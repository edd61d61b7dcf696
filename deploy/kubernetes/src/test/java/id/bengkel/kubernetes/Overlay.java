package id.bengkel.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What {@code kubectl kustomize} makes of an overlay. */
record Overlay(String name, List<JsonNode> resources) {

    static final Path FOLDER = Path.of("").toAbsolutePath();
    static final Path REPOSITORY = FOLDER.getParent().getParent();
    static final YAMLMapper YAML = new YAMLMapper();

    private static final Map<String, Overlay> BUILT = new ConcurrentHashMap<>();

    /** All there are. Without kubectl the test is skipped, and says so. */
    static Stream<Overlay> all() {
        try (var folders = Files.list(FOLDER.resolve("overlays"))) {
            return folders.map(folder -> of(folder.getFileName().toString())).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Overlay of(String name) {
        return BUILT.computeIfAbsent(name, overlay -> new Overlay(overlay, build(overlay)));
    }

    Stream<JsonNode> resources(String kind) {
        return resources.stream()
                .filter(resource -> kind.equals(resource.path("kind").asText()));
    }

    /** The names of a kind, without the hash of what is generated. */
    List<String> names(String kind) {
        return resources(kind).map(Overlay::name).toList();
    }

    /** The container of our own in each Deployment. */
    Stream<JsonNode> containers() {
        return resources("Deployment").map(Overlay::container);
    }

    JsonNode settings() {
        return resources("ConfigMap").findFirst().orElseThrow().path("data");
    }

    static JsonNode container(JsonNode deployment) {
        return deployment.at("/spec/template/spec/containers/0");
    }

    static String name(JsonNode resource) {
        return resource.at("/metadata/name").asText();
    }

    /** As one reads it in a failure. */
    static String title(JsonNode resource) {
        return resource.path("kind").asText() + "/" + name(resource);
    }

    @Override
    public String toString() {
        return name;
    }

    private static List<JsonNode> build(String overlay) {
        var output = Command.run(FOLDER, "kubectl", "kustomize", "overlays/" + overlay);
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(output)) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the test where there is no kubectl. */
    static void needsKubectl() {
        Assumptions.assumeTrue(Command.exists("kubectl"), () -> {
            System.err.println("SKIPPED: without kubectl on the PATH nobody checks the manifests.");
            return "no kubectl";
        });
    }
}
