package id.bengkel.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the script {@code secrets} makes. */
final class Secrets {

    private Secrets() {}

    /** Read from the script, as {@code kind/name}. */
    static Set<String> names() {
        try {
            var script = Files.readString(Overlay.FOLDER.resolve("secrets"));
            return Pattern.compile("print (secret generic|configmap) (\\S+)")
                    .matcher(script)
                    .results()
                    .flatMap(print -> print.group(1).equals("configmap")
                            ? Stream.of("ConfigMap/" + print.group(2))
                            : services(print.group(2)).map("Secret/"::concat))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> services(String name) {
        return name.startsWith("$service")
                ? List.of("gateway", "customer-service", "reminder-service", "report-service", "chat-service").stream()
                        .map(service -> name.replace("$service", service))
                : Stream.of(name);
    }

    static List<JsonNode> read(String printed) {
        try (var documents = Overlay.YAML.readerFor(JsonNode.class).<JsonNode>readValues(printed)) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
