package id.bengkel.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds fields that their kind does not have. Kubernetes' own kinds and Strimzi's are read into their classes, which put aside
 * what they do not know; for the other operators' {@code operators.yaml} lists the fields that we use, as their documentation has
 * them.
 */
final class KnownFields {

    private static final Map<String, Class<?>> STRIMZI = Map.of(
            "Kafka", Kafka.class,
            "KafkaNodePool", KafkaNodePool.class,
            "KafkaTopic", KafkaTopic.class,
            "KafkaUser", KafkaUser.class);

    private static final JsonNode OPERATORS = operators();

    private final KubernetesSerialization serialization = new KubernetesSerialization();

    /** Empty when all is known. */
    List<String> unknownIn(JsonNode resource) {
        var unknown = new ArrayList<String>();
        var kind = resource.path("kind").asText();
        var described = OPERATORS.path(resource.path("apiVersion").asText()).path(kind);
        if (described.isObject()) {
            compare(resource.path("spec"), described, kind, unknown);
            return unknown;
        }
        var type = STRIMZI.get(kind);
        Object read = type == null
                ? serialization.unmarshal(resource.toString())
                : serialization.unmarshal(resource.toString(), type);
        if (read instanceof GenericKubernetesResource) {
            return List.of(kind + " of " + resource.path("apiVersion").asText() + " is no kind that somebody knows");
        }
        walk(read, kind, unknown);
        return unknown;
    }

    private static void compare(JsonNode actual, JsonNode known, String path, List<String> unknown) {
        if (actual.isArray()) {
            actual.forEach(entry -> compare(entry, known, path, unknown));
        } else if (actual.isObject() && !known.path("*").isBoolean()) {
            actual.properties().forEach(field -> {
                var inner = path + "." + field.getKey();
                if (known.has(field.getKey())) {
                    compare(field.getValue(), known.path(field.getKey()), inner, unknown);
                } else {
                    unknown.add(inner);
                }
            });
        }
    }

    private static void walk(Object value, String path, List<String> unknown) {
        if (value instanceof Collection<?> entries) {
            entries.forEach(entry -> walk(entry, path, unknown));
        } else if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, entry) -> walk(entry, path + "." + key, unknown));
        } else if (value instanceof KubernetesResource || isStrimzi(value)) {
            getters(value).forEach(getter -> {
                var inner = get(getter, value);
                if (getter.getName().equals("getAdditionalProperties")) {
                    if (inner instanceof Map<?, ?> unread) {
                        unread.keySet().forEach(field -> unknown.add(path + "." + field));
                    }
                } else {
                    walk(inner, path + "." + getter.getName().substring(3), unknown);
                }
            });
        }
    }

    private static boolean isStrimzi(Object value) {
        return value != null
                && !(value instanceof Enum)
                && value.getClass().getName().startsWith("io.strimzi.api.");
    }

    private static Stream<Method> getters(Object bean) {
        return Stream.of(bean.getClass().getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> method.getName().startsWith("get"))
                .filter(method -> !method.getName().matches("getClass|getDeclaringClass"));
    }

    private static Object get(Method getter, Object bean) {
        try {
            return getter.invoke(bean);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(getter.toString(), e);
        }
    }

    private static JsonNode operators() {
        try (var file = KnownFields.class.getResourceAsStream("/operators.yaml")) {
            return Overlay.YAML.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
