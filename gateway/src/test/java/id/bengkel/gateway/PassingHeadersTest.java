package id.bengkel.gateway;

import static id.bengkel.gateway.People.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class PassingHeadersTest {

    private final String token = TestTokens.agent();

    @Test
    void whatClientsSayOfThemselvesIsNotPassedOn() {
        Response answer = with(token)
                .header("X-Forwarded-For", "1.2.3.4")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=1.2.3.4")
                .header("X-Real-IP", "1.2.3.4")
                .get("/customers");

        assertEquals("127.0.0.1", answer.path("headers.x-forwarded-for"));
        assertEquals("http", answer.path("headers.x-forwarded-proto"));
        assertTrue(answer.<String>path("headers.x-forwarded-host").startsWith("localhost:"), answer.asString());
        assertFalse(answer.asString().contains("1.2.3.4"), answer.asString());
        assertFalse(answer.asString().contains("evil"), answer.asString());
    }

    @Test
    void theRequestIdIsTakenOverPassedOnAndReturned() {
        Response answer = with(token).header("X-Request-Id", "order-17").get("/customers/created");

        assertEquals(List.of("order-17"), answer.headers().getValues("X-Request-Id"));
        assertEquals(
                "order-17",
                with(token).header("X-Request-Id", "order-17").get("/customers").path("headers.x-request-id"));
    }

    @Test
    void aMissingRequestIdIsMadeUp() {
        Response one = with(token).get("/customers");
        Response other = with(token).get("/customers");

        assertEquals(one.header("X-Request-Id"), one.path("headers.x-request-id"));
        assertNotEquals(one.header("X-Request-Id"), other.header("X-Request-Id"));
    }

    @Test
    void whatIsMeantForOneConnectionStaysThere() throws IOException {
        try (Wire wire = new Wire()) {
            wire.send(
                    "GET /customers HTTP/1.1",
                    "Host: x",
                    "Authorization: Bearer " + token,
                    "Connection: keep-alive, X-Secret , X-Request-Id, X-Forwarded-For",
                    "X-Secret: 1",
                    "Keep-Alive: timeout=5",
                    "Proxy-Authorization: Basic x",
                    "TE: trailers",
                    "X-Kept: 2");

            String answer = wire.readUntil("\"bytes\"");

            assertTrue(answer.contains("\"x-kept\":\"2\""), answer);
            assertTrue(answer.contains("\"x-forwarded-for\":\"127.0.0.1\""), answer);
            assertTrue(answer.contains("\"x-request-id\""), answer);
            for (String header : List.of("x-secret", "keep-alive", "proxy-authorization", "\"te\"")) {
                assertFalse(answer.contains(header), answer);
            }
        }
    }

    @Test
    void whatServicesSayOfThemselvesIsNotPassedOn() {
        ValidatableResponse answer = with(token).get("/customers/created").then();

        answer.header("Server", nullValue()).header("X-Internal", nullValue()).header("Connection", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/customers", "/users/", "/nothing", "/auth/me"})
    void everyAnswerTellsBrowsersToBeCareful(String path) {
        ValidatableResponse answer = with(token).get(path).then();

        answer.header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }

    @Test
    void aKnownOriginMayReadAnswersAndWhatTheirHeadersSay() {
        ValidatableResponse answer = with(token)
                .header("Origin", "http://localhost:3000")
                .get("/customers")
                .then();

        answer.statusCode(200)
                .header("Access-Control-Allow-Origin", "http://localhost:3000")
                .header("Access-Control-Expose-Headers", containsString("X-Total-Count"))
                .header("Access-Control-Expose-Headers", containsString("Idempotency-Replayed"))
                .header("Vary", containsString("origin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/customers", "/whatsapp-report/", "/auth/login", "/chats/messages"})
    void aKnownOriginMayAskFirstWithoutAToken(String path) {
        ValidatableResponse answer = given().header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options(path)
                .then();

        answer.statusCode(200)
                .header("Access-Control-Allow-Origin", "http://localhost:3000")
                .header("Access-Control-Allow-Methods", containsString("PATCH"))
                .header("Access-Control-Allow-Headers", containsString("Authorization"));
    }

    @Test
    void refusalsCanBeReadByKnownOriginsToo() {
        ValidatableResponse answer = given().header("Origin", "http://localhost:3000")
                .get("/customers")
                .then();

        answer.statusCode(401).header("Access-Control-Allow-Origin", "http://localhost:3000");
    }

    @Test
    void anotherOriginIsAnsweredAsIfItHadNotSaidSo() {
        ValidatableResponse answer = with(token)
                .header("Origin", "http://evil.example")
                .get("/customers")
                .then();
        ValidatableResponse preflight = given().header("Origin", "http://evil.example")
                .header("Access-Control-Request-Method", "GET")
                .options("/customers")
                .then();

        answer.statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue())
                .body("headers", not(containsString("evil")));
        preflight
                .statusCode(401)
                .header("Access-Control-Allow-Origin", nullValue())
                .body("success", equalTo(false));
    }
}
