package id.bengkel.gateway;

import static id.bengkel.gateway.People.with;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class RoutingRequestsTest {

    private final String token = TestTokens.agent();

    @ParameterizedTest
    @CsvSource({
        "/customers, ab",
        "/customers/, ab",
        "/customers/7/with-vehicles, ab",
        "/customers/send-maintenance-reminderX, ab",
        "/vehicles/7, ab",
        "/customers/send-maintenance-reminder, c",
        "/customers/send-maintenance-reminder/, c",
        "/reminder-runs/1, c",
        "/scheduler/maintenance-reminder/status, c",
        "/health/scheduler, c",
        "/whatsapp/send, c",
        "/whatsapp/send-simple, c",
        "/manual-whatsapp/, c",
        "/messages/1, c",
        "/chats/, d",
        "/admin-chat/1/messages, d",
        "/webhook/whapi/messages/post, d",
    })
    void everyPathHasItsService(String path, String replicas) {
        Response answer = with(token).get(path);

        assertEquals(200, answer.statusCode());
        assertTrue(replicas.contains(answer.path("replica")), answer.asString());
        assertEquals(path, answer.path("uri"));
    }

    @Test
    void theReplicasOfAServiceTakeTurns() {
        Set<String> replicas = new TreeSet<>();

        for (int i = 0; i < 2; i++) {
            replicas.add(with(token).get("/customers").path("replica"));
        }

        assertEquals(Set.of("a", "b"), replicas);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void everyMethodAndItsBodyArrive(String method) {
        Response answer = given().body("x".repeat(70_000)).request(Method.valueOf(method), "/webhook/whapi/messages");

        assertEquals(method, answer.path("method"));
        assertEquals(70_000, answer.<Integer>path("bytes"));
    }

    @Test
    void aHeadRequestIsAnsweredWithoutABody() {
        ValidatableResponse answer = with(token).head("/customers").then();

        answer.statusCode(200).header("Content-Length", not(equalTo("0")));
        assertEquals("", answer.extract().asString());
    }

    @Test
    void anAnswerWithoutABodyStaysOne() throws IOException {
        try (Wire wire = new Wire()) {
            wire.send("GET /chats/none HTTP/1.1", "Host: x", "Authorization: Bearer " + token);
            String first = wire.readUntil("\r\n\r\n");
            wire.send("GET /chats/1 HTTP/1.1", "Host: x", "Authorization: Bearer " + token);
            String second = wire.readUntil("\r\n\r\n");

            assertTrue(first.startsWith("HTTP/1.1 204 "), first);
            assertFalse(first.toLowerCase(Locale.ROOT).contains("transfer-encoding"), first);
            assertTrue(second.startsWith("HTTP/1.1 200 "), second);
        }
    }

    @Test
    void theQueryArrivesAsItWas() throws IOException {
        String answer = onTheWire("GET /customers?q=a%20b%2Fc&page=2&q=%C3%A9 HTTP/1.1");

        assertTrue(answer.contains("\"uri\":\"/customers?q=a%20b%2Fc&page=2&q=%C3%A9\""), answer);
    }

    @Test
    void ordinaryEscapesInPathsArrive() {
        Response answer = with(token).urlEncodingEnabled(false).get("/vehicles/by-nopol/B%201234%20XYZ");

        assertEquals("/vehicles/by-nopol/B%201234%20XYZ", answer.path("uri"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/customers/%zz", "/users/%4", "/customers?q=%zz", "/nothing?%"})
    void whatNobodyCanDecodeIsRefusedInOurWords(String target) throws IOException {
        String answer = onTheWire("GET " + target + " HTTP/1.1");

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("\"message\":\"Isi permintaan tidak dapat dibaca\""), answer);
        assertTrue(answer.contains("X-Content-Type-Options: nosniff"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/customers/..%2fq/metrics",
                "/customers/..%2Fq%2Fmetrics",
                "/customers/%2e%2e%2fq/metrics",
                "/customers/..%5cq/metrics",
                "/customers/%252e%252e/q/metrics",
                "/customers/..;/q/metrics",
                "/customers/..%3b/q/metrics",
                "/customers/x;y=1/vehicles",
                "/customers/%00",
                "/customers%2f1",
                "//q//../customers/..%2f"
            })
    void whatMeansAnotherPathAtTheServiceNeverArrivesThere(String path) throws IOException {
        String answer = onTheWire("GET " + path + " HTTP/1.1");

        assertTrue(answer.startsWith("HTTP/1.1 40"), answer);
        assertFalse(answer.contains("replica"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/customers/../q/metrics", "/customers/%2e%2e/q/metrics", "/customers/.%2E/q/metrics",
                "//q/metrics", "/./q/metrics", "/customers/..//q/metrics"
            })
    void dotsLeadToTheGatewaysOwnPathsAtMost(String path) throws IOException {
        String answer = onTheWire("GET " + path + " HTTP/1.1");

        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.contains("# TYPE"), answer);
        assertFalse(answer.contains("replica"), answer);
    }

    @Test
    void anAbsoluteAddressIsReadLikeItsPath() throws IOException {
        String answer = onTheWire("GET http://elsewhere.example/customers/1?x HTTP/1.1");

        assertTrue(answer.contains("\"uri\":\"/customers/1?x\""), answer);
    }

    @Test
    void aServicesOwnPagesAreOutOfReachButForItsDocumentation() {
        ValidatableResponse answer = given().get("/openapi/chat?format=yaml").then();

        answer.statusCode(200).body("uri", equalTo("/q/openapi?format=json")).body("replica", equalTo("d"));
    }

    @Test
    void theDocumentationNamesAllServices() {
        String page = given().get("/q/swagger-ui/").asString();
        String own = given().get("/q/openapi?format=json").asString();

        for (String service : new String[] {"customer", "reminder", "report", "chat"}) {
            assertTrue(page.contains("/openapi/" + service), page);
        }
        assertTrue(page.contains("/q/openapi"), page);
        for (String path : new String[] {"/auth/login", "/auth/register", "/users/agents", "/.well-known/jwks.json"}) {
            assertTrue(own.contains("\"" + path + "\""), own);
        }
        assertFalse(own.contains("RoutingContext"), own);
    }

    @Test
    void healthAndMetricsAreThere() {
        with(token).get("/customers/4711/vehicles").then().statusCode(200);

        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        // Counted when it is over, and by then the client may have its answer.
        await().until(() -> given().get("/q/metrics").asString().contains("uri=\"/customers\""));

        String metrics = given().get("/q/metrics").asString();
        assertFalse(metrics.contains("/4711"), metrics);
        assertTrue(metrics.contains("bengkel_sign_ins_total{outcome=\"slowed\"}"), metrics);
    }

    @Test
    void webSocketsAreRefused() throws IOException {
        try (Wire wire = new Wire()) {
            String answer = wire.send(
                            "GET /chats/stream HTTP/1.1",
                            "Host: x",
                            "Authorization: Bearer " + token,
                            "Connection: Upgrade",
                            "Upgrade: websocket",
                            "Sec-WebSocket-Version: 13",
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
                    .readUntil("\"}");

            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.contains("WebSocket tidak didukung"), answer);
        }
    }

    @Test
    void clientsOfHttp10AreServedToo() throws IOException {
        String answer = onTheWire("GET /customers/big HTTP/1.0");

        assertTrue(answer.startsWith("HTTP/1.0 200 "), answer.substring(0, 200));
        assertEquals(StandInServices.BIG, answer.length() - answer.indexOf("\r\n\r\n") - 4);
    }

    @Test
    void newThingsAreFoundWhereTheGatewayIs() {
        ValidatableResponse answer = with(token).post("/customers/created").then();

        answer.statusCode(201).header("Location", startsWith("/customers/7?x=1"));
    }

    private String onTheWire(String requestLine) throws IOException {
        try (Wire wire = new Wire()) {
            return wire.send(requestLine, "Host: x", "Authorization: Bearer " + token, "Connection: close")
                    .readAll();
        }
    }
}
