package id.bengkel.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** What the resources of an overlay expect to find under a name, as {@code kind/name}. */
final class References {

    private final Set<String> found = new TreeSet<>();

    private References() {}

    static Set<String> of(Overlay overlay) {
        var references = new References();
        overlay.resources().forEach(references::search);
        return references.found;
    }

    private void search(JsonNode node) {
        node.properties().forEach(field -> {
            var value = field.getValue();
            switch (field.getKey()) {
                case "secretKeyRef", "passwordSecret", "accessKeyId", "secretAccessKey" ->
                    add("Secret", value.path("name"));
                case "secretName" -> add("Secret", value);
                case "configMapRef", "configMapKeyRef", "configMap" -> add("ConfigMap", value.path("name"));
                case "serviceAccountName" -> add("ServiceAccount", value);
                case "scaleTargetRef" -> add("Deployment", value.path("name"));
                case "barmanObjectName" -> add("ObjectStore", value);
                default -> search(value);
            }
        });
        if (node.isArray()) {
            node.forEach(this::search);
        }
    }

    private void add(String kind, JsonNode name) {
        found.add(kind + "/" + name.asText());
    }
}
