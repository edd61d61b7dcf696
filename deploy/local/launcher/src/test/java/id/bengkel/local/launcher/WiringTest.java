package id.bengkel.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.bengkel.local.keys.JwtKeys;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiringTest {

    private static final URI SANDBOX = URI.create("http://127.0.0.1:8090");

    @TempDir
    Path folder;

    @Test
    void withoutKeysMessagesGoToTheSandbox() {
        var wiring = wiring(Map.of());

        assertEquals(
                "http://127.0.0.1:8090/api/send",
                environment(wiring, Service.REMINDER).get("STARSENDER_API_URL"));
        assertEquals("http://127.0.0.1:8090", environment(wiring, Service.CHAT).get("WHAPI_BASE_URL"));
    }

    @Test
    void anAddressAloneDoesNotLeadToAProvider() {
        var wiring = wiring(Map.of("STARSENDER_API_URL", "https://provider.example/send"));

        assertEquals(
                "http://127.0.0.1:8090/api/send",
                environment(wiring, Service.REMINDER).get("STARSENDER_API_URL"));
    }

    @Test
    void withARealKeyTheServiceKeepsItsOwnAddressOfTheProvider() {
        var wiring = wiring(Map.of("STARSENDER_API_KEY", "real", "WHAPI_TOKEN", "real"));

        assertFalse(environment(wiring, Service.REMINDER).keySet().stream()
                .anyMatch(name -> name.startsWith("STARSENDER")));
        assertFalse(environment(wiring, Service.CHAT).keySet().stream().anyMatch(name -> name.startsWith("WHAPI")));
    }

    @Test
    void realPeopleAreWrittenToSlowlyUnlessSomebodyDecidesOtherwise() {
        var careful = environment(wiring(Map.of("STARSENDER_API_KEY", "real")), Service.REMINDER);
        var chosen = environment(
                wiring(Map.of("STARSENDER_API_KEY", "real", "REMINDER_RATE_PER_MINUTE", "0")), Service.REMINDER);
        var sandbox = environment(wiring(Map.of()), Service.REMINDER);

        assertEquals("20", careful.get("REMINDER_RATE_PER_MINUTE"));
        assertFalse(chosen.containsKey("REMINDER_RATE_PER_MINUTE"));
        assertFalse(sandbox.containsKey("REMINDER_RATE_PER_MINUTE"));
    }

    @Test
    void theGatewayIsToldOfAllReplicas() {
        var gateway = environment(wiring(Map.of()), Service.GATEWAY);

        assertEquals("http://127.0.0.1:8082,http://127.0.0.1:20002", gateway.get("BENGKEL_SERVICES_REMINDER"));
        assertEquals("http://127.0.0.1:8084", gateway.get("BENGKEL_SERVICES_CHAT"));
        assertFalse(gateway.containsKey("BENGKEL_SERVICES_GATEWAY"));
    }

    @Test
    void onlyTheGatewayCanSignTokens() {
        var wiring = wiring(Map.of());

        assertEquals(
                "file:///keys/private", environment(wiring, Service.GATEWAY).get("BENGKEL_JWT_SIGNING_KEY"));
        assertFalse(environment(wiring, Service.REMINDER).containsKey("BENGKEL_JWT_SIGNING_KEY"));
    }

    @Test
    void whatTheUserSaysOfTheLocalDefaultsCounts() {
        var wiring = wiring(Map.of("BENGKEL_OPEN_SEND", "false", "BENGKEL_CORS_ORIGINS", "https://bengkel.example"));

        assertEquals("false", environment(wiring, Service.REMINDER).get("BENGKEL_OPEN_SEND"));
        assertEquals(
                "https://bengkel.example", environment(wiring, Service.GATEWAY).get("BENGKEL_CORS_ORIGINS"));
    }

    private Wiring wiring(Map<String, String> environment) {
        return new Wiring(
                new Settings(environment, folder),
                new Layout(
                        List.of(
                                replica(Service.REMINDER, 1, 8082),
                                replica(Service.REMINDER, 2, 20_002),
                                replica(Service.CHAT, 1, 8084),
                                replica(Service.GATEWAY, 1, 8080)),
                        SANDBOX.getPort(),
                        9092,
                        5432),
                new Passwords(folder.resolve("passwords")),
                "rahasia-bengkel",
                new JwtKeys(Path.of("/keys/private"), Path.of("/keys/public")),
                "127.0.0.1:5432",
                "127.0.0.1:9092",
                SANDBOX);
    }

    private static Replica replica(Service service, int number, int port) {
        return new Replica(service, number, "127.0.0.1", port);
    }

    private static Map<String, String> environment(Wiring wiring, Service service) {
        return wiring.environment(wiring.layout().replicas().stream()
                .filter(replica -> replica.service() == service)
                .findFirst()
                .orElseThrow());
    }
}
