package id.bengkel.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MakingSecretsTest {

    private static final Map<String, String> GIVEN = Map.of(
            "STARSENDER_API_KEY", "a key'$",
            "WHAPI_TOKEN", "a token",
            "BENGKEL_ADMIN_PASSWORD", "opensesame",
            "BENGKEL_TOOLS", System.getProperty("java.class.path"));

    @BeforeAll
    static void kubectlPrintsThem() {
        Overlay.needsKubectl();
    }

    @Test
    void whatTheOverlaysReferToIsMade() throws Exception {
        var made = Secrets.read(Command.run(Overlay.FOLDER, GIVEN, "./secrets")).stream()
                .collect(Collectors.toMap(Overlay::title, Function.identity()));

        assertEquals(Secrets.names(), made.keySet());
        assertEquals("a key'$", secret(made, "starsender", "api-key"));
        assertEquals("reminder", secret(made, "reminder-service-database", "username"));
        assertNotEquals(
                secret(made, "gateway-database", "password"), secret(made, "report-service-database", "password"));
        var signing = Overlay.YAML.readTree(secret(made, "signing-key", "signing-key.jwk"));
        var published = Overlay.YAML.readTree(
                made.get("ConfigMap/token-keys").at("/data").path("jwks.json").asText());
        assertEquals(signing.path("kid"), published.at("/keys/0/kid"));
        assertTrue(published.at("/keys/0/d").isMissingNode(), "the private key is published");
    }

    @Test
    void withoutTheKeyOfAProviderNothingIsMade() {
        assertThrows(
                AssertionError.class, () -> Command.run(Overlay.FOLDER, Map.of("WHAPI_TOKEN", "a token"), "./secrets"));
    }

    private static String secret(Map<String, JsonNode> made, String name, String key) {
        return new String(
                Base64.getDecoder()
                        .decode(made.get("Secret/" + name).at("/data").path(key).asText()),
                StandardCharsets.UTF_8);
    }
}
