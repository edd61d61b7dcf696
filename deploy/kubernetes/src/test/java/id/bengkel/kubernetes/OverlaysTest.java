package id.bengkel.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverlaysTest {

    private static final Set<String> SERVICES =
            Set.of("gateway", "customer-service", "reminder-service", "report-service", "chat-service");

    /** Connections of a replica: its pool, its migrations, its listener. See the chassis. */
    private static final int CONNECTIONS = 16 + 2 + 1;

    @BeforeAll
    static void kubectlBuildsThem() {
        Overlay.needsKubectl();
    }

    static List<Overlay> overlays() {
        return Overlay.all().toList();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void holdNothingThatTheClusterDoesNotKnow(Overlay overlay) {
        var fields = new KnownFields();

        var unknown = overlay.resources().stream()
                .flatMap(resource -> fields.unknownIn(resource).stream())
                .toList();

        assertEquals(List.of(), unknown);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void runEveryServiceAndPutEverythingIntoOneNamespace(Overlay overlay) {
        assertEquals(SERVICES, Set.copyOf(overlay.names("Deployment")));
        assertEquals(SERVICES, Set.copyOf(overlay.names("Service")));
        assertEquals(SERVICES, Set.copyOf(overlay.names("PodDisruptionBudget")));
        assertEquals(
                List.of(),
                overlay.resources().stream()
                        .filter(resource -> !resource.path("kind").asText().equals("Namespace"))
                        .filter(resource ->
                                !resource.at("/metadata/namespace").asText().equals("bengkel"))
                        .map(Overlay::title)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void referToNothingThatIsNotThere(Overlay overlay) {
        var known = new TreeSet<>(Secrets.names());
        overlay.names("KafkaUser").forEach(user -> known.add("Secret/" + user));
        overlay.names("ConfigMap").forEach(map -> known.add("ConfigMap/" + map));
        overlay.names("ServiceAccount").forEach(account -> known.add("ServiceAccount/" + account));
        overlay.names("Deployment").forEach(service -> known.add("Deployment/" + service));
        overlay.names("ObjectStore").forEach(store -> known.add("ObjectStore/" + store));

        var missing = new TreeSet<>(References.of(overlay));
        missing.removeAll(known);

        // What the operators make, or whoever runs the servers; components say so.
        var given = new TreeSet<>(Set.of("Secret/postgres-ca", "Secret/kafka-cluster-ca-cert"));
        if (overlay.names("Ingress").contains("bengkel")) {
            given.add("Secret/bengkel-tls");
        }
        if (overlay.names("KafkaUser").isEmpty()) {
            SERVICES.stream()
                    .filter(service -> !service.equals("gateway"))
                    .forEach(service -> given.add("Secret/" + service + "-kafka"));
        }
        if (!overlay.names("ObjectStore").isEmpty()) {
            given.add("Secret/postgres-backup");
        }
        assertEquals(given, missing);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void letNoContainerDoMoreThanItMust(Overlay overlay) {
        overlay.resources("Deployment").forEach(deployment -> {
            var pod = deployment.at("/spec/template/spec");
            var container = Overlay.container(deployment);
            var service = Overlay.name(deployment);
            assertEquals(1, pod.path("containers").size(), service);
            assertTrue(container.path("image").asText().contains("/" + service), service);
            assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean(), service);
            assertEquals(
                    "RuntimeDefault",
                    pod.at("/securityContext/seccompProfile/type").asText(),
                    service);
            assertFalse(pod.path("automountServiceAccountToken").asBoolean(true), service);
            assertTrue(container.at("/securityContext/readOnlyRootFilesystem").asBoolean(), service);
            assertFalse(
                    container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true), service);
            assertEquals(
                    "[\"ALL\"]",
                    container.at("/securityContext/capabilities/drop").toString(),
                    service);
            for (var resource : List.of("/requests/cpu", "/requests/memory", "/limits/memory")) {
                assertFalse(container.at("/resources" + resource).isMissingNode(), service + resource);
            }
            for (var probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                assertEquals("http", container.at("/" + probe + "/httpGet/port").asText(), service + " " + probe);
            }
            assertEquals(2, pod.path("topologySpreadConstraints").size(), service);
            assertFalse(deployment.at("/spec").has("replicas"), service + " is scaled by the autoscaler");
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void waitForAServiceToFinishBeforeItIsKilled(Overlay overlay) {
        var seconds = Stream.of("QUARKUS_SHUTDOWN_DELAY", "QUARKUS_SHUTDOWN_TIMEOUT", "REMINDER_DISPATCH_GRACE")
                .map(setting -> overlay.settings().path(setting).asText().replace("S", ""))
                .mapToInt(Integer::parseInt)
                .sum();

        overlay.resources("Deployment").forEach(deployment -> {
            var pause = Overlay.container(deployment)
                    .at("/lifecycle/preStop/sleep/seconds")
                    .asInt();
            var grace = deployment
                    .at("/spec/template/spec/terminationGracePeriodSeconds")
                    .asInt();
            assertTrue(pause + seconds < grace, Overlay.name(deployment));
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void scaleEveryServiceByOneScalerAndNoFurtherThanTheDatabaseBears(Overlay overlay) {
        var scaled = new ArrayList<JsonNode>();
        overlay.resources("HorizontalPodAutoscaler").forEach(scaled::add);
        overlay.resources("ScaledObject").forEach(scaled::add);

        assertEquals(
                SERVICES.stream().sorted().toList(),
                scaled.stream()
                        .map(scaler -> scaler.at("/spec/scaleTargetRef/name").asText())
                        .sorted()
                        .toList());
        var replicas = scaled.stream()
                .mapToInt(scaler -> scaler.at("/spec/maxReplicas").asInt(0)
                        + scaler.at("/spec/maxReplicaCount").asInt(0))
                // One more each while they are replaced.
                .map(most -> most + 1)
                .sum();
        overlay.resources("Cluster")
                .forEach(cluster -> assertTrue(
                        replicas * CONNECTIONS
                                < cluster.at("/spec/postgresql/parameters/max_connections")
                                        .asInt(),
                        replicas + " replicas"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void setWhatServicesReadAndNothingElse(Overlay overlay) {
        overlay.resources("Deployment").forEach(deployment -> {
            var service = Overlay.name(deployment);
            var set = Settings.setFor(overlay, deployment);
            var wanted = new TreeSet<>(Settings.requiredBy(service));
            wanted.removeAll(set);
            assertEquals(Set.of(), wanted, service + " does not get");
        });
        var read = SERVICES.stream()
                .flatMap(service -> Settings.readBy(service).stream())
                .collect(Collectors.toSet());
        var unread = overlay.resources("Deployment")
                .flatMap(deployment -> Settings.setFor(overlay, deployment).stream())
                .filter(name -> !name.startsWith("QUARKUS_") && !name.startsWith("KAFKA_"))
                .filter(name -> !read.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unread, "nobody reads");
    }
}
