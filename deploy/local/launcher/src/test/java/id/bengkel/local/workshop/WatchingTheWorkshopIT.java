package id.bengkel.local.workshop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever watches a workshop at work with the dashboard and the alert rules of {@code deploy/observability}. */
@ExtendWith(SharedStack.class)
@Order(Integer.MAX_VALUE - 1) // By then the stack has been up for a minute, see below.
class WatchingTheWorkshopIT {

    private static final Path FILES = LocalStack.REPOSITORY.resolve("deploy/observability");

    /** A metric, and what chooses some of its series. */
    private static final Pattern METRIC = Pattern.compile("\\b((?:bengkel|http|kafka|jvm)_[a-z_]+)(?:\\{([^}]*)})?");

    private static final Pattern GROUPED = Pattern.compile("\\bby \\(([^)]*)\\)");

    private static final Pattern SERIES = Pattern.compile("^([a-z_]+)(?:\\{(.*)})? ", Pattern.MULTILINE);

    /** In a selector or a series, and in what is grouped by. */
    private static final Pattern LABEL = Pattern.compile("[a-z_]+(?=[=!]|, |$)");

    /** What Prometheus itself says of whom it has scraped. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void dashboardAndAlertsFindEveryMetricAndLabelThatTheyName(LocalStack stack, Workshop workshop) throws Exception {
        // Given
        var vehicle =
                workshop.registerVehicle(workshop.registerCustomer("Wati", "0812-7000-0002"), "Calya", "B 7002 OB");
        workshop.recordVisit(vehicle, Workshop.visitThatMakesItDueSoon());
        var named = Stream.concat(dashboard(), alerts())
                .flatMap(WatchingTheWorkshopIT::named)
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(named.size() >= 20, named::toString);

        // When
        workshop.runReminders();
        post(stack.gateway().resolve("/auth/login"), "{\"username\":\"nobody\",\"password\":\"tebakan-salah\"}");
        post(stack.sandbox().resolve("/incoming"), "{\"from\":\"628127000002\",\"name\":\"Wati\",\"text\":\"Halo\"}");

        // Then
        // Figures of Kafka's clients are looked for once a minute.
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            var missing = new TreeSet<>(named);
            missing.removeAll(told(stack));
            assertEquals(Set.of(), missing);
        });
    }

    @Test
    void everyAlertHasItsParagraphInTheRunbook() throws IOException {
        var runbook = Files.readAllLines(FILES.resolve("runbook.md"));

        var alerts = yaml("alerts.yaml").findValuesAsText("alert");

        assertTrue(alerts.size() >= 7);
        alerts.forEach(alert -> assertTrue(runbook.contains("### " + alert), alert));
    }

    private static Stream<String> dashboard() throws IOException {
        return yaml("dashboard.json").findValuesAsText("expr").stream();
    }

    private static Stream<String> alerts() throws IOException {
        return yaml("alerts.yaml").findValuesAsText("expr").stream();
    }

    /** JSON is YAML. */
    private static JsonNode yaml(String file) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(FILES.resolve(file).toFile());
    }

    private static Set<String> told(LocalStack stack) {
        return stack.services()
                .map(service -> get(URI.create(service.getString("url")).resolve("/q/metrics")))
                .flatMap(metrics -> SERIES.matcher(metrics).results())
                .flatMap(series -> named(series.group(1), labels(series.group(2))))
                .collect(Collectors.toSet());
    }

    private static Stream<String> named(String expression) {
        var grouped = GROUPED.matcher(expression)
                .results()
                .flatMap(by -> labels(by.group(1)))
                .toList();
        return METRIC.matcher(expression)
                .results()
                .flatMap(metric -> named(metric.group(1), Stream.concat(labels(metric.group(2)), grouped.stream())));
    }

    /** A metric by itself, and with each of its labels. */
    private static Stream<String> named(String metric, Stream<String> labels) {
        return Stream.concat(
                Stream.of(metric),
                labels.filter(label -> !OF_PROMETHEUS.contains(label)).map(label -> metric + "{" + label + "}"));
    }

    private static Stream<String> labels(String text) {
        return text == null ? Stream.of() : LABEL.matcher(text).results().map(MatchResult::group);
    }

    private static String get(URI uri) {
        try {
            return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void post(URI uri, String body) throws Exception {
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HTTP.send(request, BodyHandlers.discarding());
    }
}
