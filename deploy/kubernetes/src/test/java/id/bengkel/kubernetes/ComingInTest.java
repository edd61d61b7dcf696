package id.bengkel.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the ingress passes on to the gateway. */
class ComingInTest {

    private static final String ANNOTATION = "nginx.ingress.kubernetes.io/";

    private static final Path GATEWAY = Overlay.REPOSITORY.resolve("gateway/src/main/java/id/bengkel/gateway");

    private static Overlay production;

    @BeforeAll
    static void kubectlBuildsThem() {
        Overlay.needsKubectl();
        production = Overlay.of("production");
    }

    @Test
    void everyRouteOfTheGatewayIsReachedFromOutside() throws IOException {
        var routes = found("route/Route.java", "\"(/[a-z/-]+)\"");
        routes.removeIf(path -> path.startsWith("/openapi") || path.startsWith("/q/"));
        var own = new TreeSet<String>();
        try (var sources = Files.walk(GATEWAY)) {
            for (var source : sources.filter(Files::isRegularFile).toList()) {
                own.addAll(found(GATEWAY.relativize(source).toString(), "(?m)^@Path\\(\"(/[^\"]+)\"\\)"));
            }
        }
        assertTrue(routes.contains("/webhook/whapi") && own.contains("/auth"), "the sources are read");

        routes.addAll(own);
        routes.removeIf(route -> paths().stream().anyMatch(path -> lies(route, path)));

        assertEquals(Set.of(), routes);
    }

    @Test
    void whatOnlyWeShouldSeeIsNotReachedFromOutside() {
        for (var inside : Set.of("/", "/q/metrics", "/q/health", "/q/swagger-ui", "/q/openapi", "/openapi/chat")) {
            assertFalse(paths().stream().anyMatch(path -> lies(inside, path)), inside);
        }
    }

    @Test
    void theStreamComesAsItIsWrittenAndImportsFit() {
        assertEquals("off", annotation("bengkel-stream", "proxy-buffering"));
        assertTrue(Integer.parseInt(annotation("bengkel-stream", "proxy-read-timeout")) >= 3600);
        assertEquals("33m", annotation("bengkel", "proxy-body-size"));
        assertTrue(Integer.parseInt(annotation("bengkel", "proxy-read-timeout")) > 60);
    }

    @Test
    void hostAndCertificateAreTheOverlays() {
        production.resources("Ingress").forEach(ingress -> {
            assertEquals("bengkel.example.com", ingress.at("/spec/rules/0/host").asText());
            assertEquals(
                    "bengkel.example.com", ingress.at("/spec/tls/0/hosts/0").asText());
        });
        assertFalse(
                production.names("ConfigMap").contains("door"), "the overlay's note on the host gets into the cluster");
    }

    private static Set<String> found(String source, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(GATEWAY.resolve(source)))
                .results()
                .map(path -> path.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> paths() {
        return production
                .resources("Ingress")
                .flatMap(ingress -> StreamSupport.stream(
                        ingress.at("/spec/rules/0/http/paths").spliterator(), false))
                .map(path -> path.path("path").asText())
                .collect(Collectors.toSet());
    }

    private static boolean lies(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    private static String annotation(String ingress, String name) {
        return production
                .resources("Ingress")
                .filter(resource -> Overlay.name(resource).equals(ingress))
                .map(resource -> resource.at("/metadata/annotations").path(ANNOTATION + name))
                .map(JsonNode::asText)
                .findFirst()
                .orElseThrow();
    }
}
