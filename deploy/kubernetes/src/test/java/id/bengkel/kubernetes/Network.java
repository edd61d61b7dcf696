package id.bengkel.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Who reaches whom under the network policies of an overlay: both ends must allow it. */
final class Network {

    static final List<String> SERVICES =
            List.of("gateway", "customer-service", "reminder-service", "report-service", "chat-service");

    private static final String INGRESS = "Ingress";
    private static final String EGRESS = "Egress";
    private static final String NAMESPACE = "kubernetes.io/metadata.name";
    private static final JsonNode STRANGER = Overlay.YAML.createObjectNode().put("app", "stranger");

    private final List<JsonNode> policies;
    private final Map<String, JsonNode> pods = new TreeMap<>();

    Network(Overlay overlay) {
        policies = overlay.resources("NetworkPolicy").toList();
        overlay.resources("Deployment")
                .forEach(deployment ->
                        pods.put(Overlay.name(deployment), deployment.at("/spec/template/metadata/labels")));
        // As the operators label theirs. Strimzi itself guards Kafka's end, see networkPolicyPeers.
        pods.put("postgres", Overlay.YAML.createObjectNode().put("cnpg.io/cluster", "postgres"));
        pods.put(
                "kafka",
                Overlay.YAML
                        .createObjectNode()
                        .put("strimzi.io/cluster", "kafka")
                        .put("strimzi.io/broker-role", "true"));
    }

    /** {@code from -> to:port}, but for name servers and for what servers do among themselves. */
    Set<String> edges() {
        var edges = new TreeSet<String>();
        SERVICES.forEach(from -> reachedBy(pods.get(from)).forEach(to -> edges.add(from + " -> " + to)));
        SERVICES.forEach(to -> eachRule(pods.get(to), INGRESS, (peer, port) -> {
            if (peer.has("namespaceSelector")) {
                edges.add(namespace(peer) + " -> " + to + ":" + port);
            }
        }));
        return edges;
    }

    /** {@code to:port}, for a pod with these labels. */
    Set<String> reachedBy(JsonNode pod) {
        var reached = new TreeSet<String>();
        eachRule(pod, EGRESS, (peer, port) -> {
            if (peer.has("ipBlock")) {
                reached.add("internet:" + port);
            } else if (!peer.has("namespaceSelector")) {
                pods.forEach((to, labels) -> {
                    if (matches(peer.path("podSelector"), labels) && admits(labels, pod, port)) {
                        reached.add(to + ":" + port);
                    }
                });
            }
        });
        return reached;
    }

    Set<String> namespacesReachedBy(String service) {
        var reached = new TreeSet<String>();
        eachRule(pods.get(service), EGRESS, (peer, port) -> {
            if (peer.has("namespaceSelector")) {
                reached.add(namespace(peer) + ":" + port);
            }
        });
        return reached;
    }

    Set<String> reachedByAStranger() {
        var reached = new TreeSet<String>();
        pods.forEach((name, labels) -> {
            if (!name.equals("kafka") && (isOpen(labels) || admits(labels, STRANGER, null))) {
                reached.add(name);
            }
        });
        return reached;
    }

    /** Whether a pod takes calls of another one; a port of null stands for any. */
    private boolean admits(JsonNode pod, JsonNode caller, String port) {
        if (isOpen(pod)) {
            return true;
        }
        var admitted = new boolean[1];
        eachRule(
                pod,
                INGRESS,
                (peer, open) -> admitted[0] |= !peer.has("namespaceSelector")
                        && matches(peer.path("podSelector"), caller)
                        && (port == null || port.equals(open)));
        return admitted[0];
    }

    /** A pod that no policy chooses is open to all. */
    private boolean isOpen(JsonNode pod) {
        return policiesFor(pod, INGRESS).findAny().isEmpty();
    }

    private Stream<JsonNode> policiesFor(JsonNode pod, String direction) {
        return policies.stream()
                .filter(policy -> policy.at("/spec/policyTypes").toString().contains(direction))
                .filter(policy -> matches(policy.at("/spec/podSelector"), pod));
    }

    private void eachRule(JsonNode pod, String direction, BiConsumer<JsonNode, String> peerAndPort) {
        var egress = direction.equals(EGRESS);
        policiesFor(pod, direction)
                .flatMap(policy -> entries(policy.at(egress ? "/spec/egress" : "/spec/ingress")))
                .forEach(rule -> entries(rule.path(egress ? "to" : "from")).forEach(peer -> entries(rule.path("ports"))
                        .forEach(port ->
                                peerAndPort.accept(peer, port.path("port").asText()))));
    }

    private static boolean matches(JsonNode selector, JsonNode labels) {
        var all = selector.path("matchLabels").properties().stream().allMatch(label -> labels.path(label.getKey())
                .asText()
                .equals(label.getValue().asText()));
        return all
                && entries(selector.path("matchExpressions")).allMatch(expression -> {
                    var value = labels.path(expression.path("key").asText()).asText();
                    var in = entries(expression.path("values"))
                            .anyMatch(known -> known.asText().equals(value));
                    return in == expression.path("operator").asText().equals("In");
                });
    }

    private static String namespace(JsonNode peer) {
        return peer.at("/namespaceSelector/matchLabels").path(NAMESPACE).asText();
    }

    private static Stream<JsonNode> entries(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
