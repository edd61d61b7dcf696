package id.bengkel.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The network policies let through the edges of the design and nothing else. */
class TalkingToEachOtherTest {

    private static final Set<String> EDGES = Set.of(
            "ingress-nginx -> gateway:http",
            "monitoring -> gateway:http",
            "monitoring -> customer-service:http",
            "monitoring -> reminder-service:http",
            "monitoring -> report-service:http",
            "monitoring -> chat-service:http",
            "gateway -> customer-service:http",
            "gateway -> reminder-service:http",
            "gateway -> report-service:http",
            "gateway -> chat-service:http",
            "gateway -> postgres:5432",
            "customer-service -> postgres:5432",
            "reminder-service -> postgres:5432",
            "report-service -> postgres:5432",
            "chat-service -> postgres:5432",
            "customer-service -> kafka:9093",
            "reminder-service -> kafka:9093",
            "report-service -> kafka:9093",
            "chat-service -> kafka:9093",
            "reminder-service -> internet:443",
            "chat-service -> internet:443");

    @BeforeAll
    static void kubectlBuildsThem() {
        Overlay.needsKubectl();
    }

    @Test
    void inProductionOnlyTheEdgesOfTheDesignAreOpen() {
        var edges = new Network(Overlay.of("production")).edges();

        assertEquals(new TreeSet<>(EDGES), edges);
    }

    @Test
    void whereTokensComeFromElsewhereEveryServiceReachesTheirKeys() {
        var edges = new Network(Overlay.of("../src/test/overlays/elsewhere")).edges();

        var more = new TreeSet<>(EDGES);
        Network.SERVICES.forEach(service -> more.add(service + " -> internet:443"));
        assertEquals(more, edges);
    }

    @ParameterizedTest
    @CsvSource({"production,kube-system:53 monitoring:4317", "managed,kube-system:53"})
    void everyServiceMayAskForNamesAndTellItsTracesAndHasNoOtherWayOut(String overlay, String reached) {
        var network = new Network(Overlay.of(overlay));

        for (var service : Network.SERVICES) {
            assertEquals(Set.of(reached.split(" ")), network.namespacesReachedBy(service), service);
        }
    }

    @Test
    void aStrangerInTheNamespaceReachesNeitherAServiceNorTheDatabase() {
        var network = new Network(Overlay.of("production"));

        assertEquals(Set.of(), network.reachedByAStranger());
    }
}
