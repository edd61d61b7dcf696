package id.bengkel.local.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StartingTestServersTest {

    private static Map<String, String> settings;

    @BeforeAll
    static void start() {
        settings = new TestServers().start();
    }

    @Test
    void theDatabaseTakesItsOwner() throws Exception {
        // Given
        var url = "jdbc:postgresql://" + settings.get("bengkel.database");
        var username = settings.get("bengkel.database.username");

        // When
        try (var connection = DriverManager.getConnection(url, username, settings.get("bengkel.database.password"))) {

            // Then
            assertEquals(username, connection.getMetaData().getUserName());
        }
    }

    @Test
    void theBrokerHasTheTopics() throws Exception {
        // When
        try (var admin =
                Admin.create(Map.<String, Object>of("bootstrap.servers", settings.get("kafka.bootstrap.servers")))) {

            // Then
            assertTrue(admin.listTopics().names().get().contains("message-sent"));
        }
    }

    @Test
    void theSandboxPlaysTheProvider() throws Exception {
        // Given
        var request = HttpRequest.newBuilder(URI.create(settings.get("STARSENDER_API_URL")))
                .header("Authorization", settings.get("STARSENDER_API_KEY"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"to\":\"6281234567890\",\"body\":\"Halo\"}"))
                .build();

        // When
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        // Then
        assertTrue(new JsonObject(answer.body()).getBoolean("success"));
    }

    @Test
    void tokensAreSignedWithTheKeyThatIsPublished() throws Exception {
        // Given
        var published = new JsonObject(Files.readString(Path.of(URI.create(settings.get("bengkel.jwt.jwks")))));

        // When
        var header = part(TestTokens.admin(), 0);

        // Then
        assertEquals(published.getJsonArray("keys").getJsonObject(0).getString("kid"), header.getString("kid"));
    }

    @Test
    void aTokenCanBeMadeWrong() {
        // When
        var token = TestTokens.with("agent", claims -> claims.put("iss", "somebody else"));

        // Then
        assertEquals("somebody else", part(token, 1).getString("iss"));
        assertNotEquals(
                part(TestTokens.agent(), 1).getString("iss"), part(token, 1).getString("iss"));
    }

    @Test
    void theServersOfAJvmAreStartedOnce() {
        // When
        var again = new TestServers().start();

        // Then
        assertEquals(settings, again);
    }

    private static JsonObject part(String token, int number) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(token.split("\\.")[number])));
    }
}
