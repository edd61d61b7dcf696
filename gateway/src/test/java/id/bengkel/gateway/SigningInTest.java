package id.bengkel.gateway;

import static id.bengkel.gateway.People.ADMIN_PASSWORD;
import static id.bengkel.gateway.People.PASSWORD;
import static id.bengkel.gateway.People.newName;
import static id.bengkel.gateway.People.register;
import static id.bengkel.gateway.People.tokenOf;
import static id.bengkel.gateway.People.with;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.chassis.error.ProblemException;
import id.bengkel.gateway.account.Attempts;
import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class SigningInTest {

    @Inject
    Pool pool;

    @Inject
    Attempts attempts;

    @Test
    void theFirstAdminSignsInWithThePasswordTheGatewayWasStartedWith() {
        ValidatableResponse answer = signIn(Map.of("identifier", "admin", "password", ADMIN_PASSWORD));

        answer.statusCode(200)
                .body("$", aMapWithSize(5))
                .body("message", equalTo("Berhasil masuk"))
                .body("access_token", matchesPattern("[\\w-]+\\.[\\w-]+\\.[\\w-]+"))
                .body("token_type", equalTo("bearer"))
                .body("expires_in", equalTo(12 * 60 * 60))
                .body("data", aMapWithSize(6))
                .body("data.id", notNullValue())
                .body("data.username", equalTo("admin"))
                .body("data.role", equalTo("admin"));
    }

    @ParameterizedTest
    @CsvSource({"identifier,%s", "username,%s", "identifier,%s@example.com", "identifier,%S@EXAMPLE.com"})
    void usernameAndEmailAreAsGoodAsEachOtherInAnySpelling(String field, String spelling) {
        String username = newName();
        register(username, "agent");

        ValidatableResponse answer = signIn(Map.of(field, spelling.formatted(username), "password", PASSWORD));

        answer.statusCode(200).body("data.username", equalTo(username)).body("data.phone", equalTo("6281234567890"));
    }

    @Test
    void aTokenSaysWhoItIsForAndHowLongItIsGood() {
        String username = newName();
        int id = register(username, "agent");

        String token = tokenOf(username, PASSWORD);

        JsonObject header = part(token, 0);
        JsonObject claims = part(token, 1);
        assertEquals("RS256", header.getString("alg"));
        assertTrue(given().get("/.well-known/jwks.json")
                .path("keys.kid")
                .toString()
                .contains(header.getString("kid")));
        assertEquals("bengkel", claims.getString("iss"));
        assertEquals("bengkel", claims.getString("aud"));
        assertEquals(String.valueOf(id), claims.getString("sub"));
        assertEquals("Budi Santoso", claims.getString("name"));
        assertEquals(username, claims.getString("upn"));
        assertEquals("[\"agent\"]", claims.getJsonArray("groups").encode());
        assertEquals(12 * 60 * 60, claims.getLong("exp") - claims.getLong("iat"));
        assertTrue(Math.abs(Instant.now().getEpochSecond() - claims.getLong("iat")) < 60);
        assertTrue(claims.getString("jti").length() >= 16);
    }

    @Test
    void somebodyUnknownIsAnsweredLikeAWrongPassword() {
        String username = newName();
        register(username, "agent");

        Response wrong = trySignIn(username, "salah-sekali");
        Response unknown = trySignIn(newName(), "salah-sekali");

        assertEquals(401, wrong.statusCode());
        assertEquals(401, unknown.statusCode());
        assertEquals(withoutRequestId(wrong), withoutRequestId(unknown));
        assertEquals("Nama pengguna atau kata sandi salah", wrong.path("message"));
    }

    @Test
    void aPasswordOf72BytesIsReadToTheLastOne() {
        String username = newName();
        String password = "é".repeat(35) + "xy";
        People.admin()
                .body(new JsonObject(People.person(username, "agent"))
                        .copy()
                        .put("password", password)
                        .encode())
                .post("/auth/register")
                .then()
                .statusCode(201);

        Response exact = trySignIn(username, password);
        Response lastDiffers = trySignIn(username, "é".repeat(35) + "xz");
        Response longer = trySignIn(username, password + "z");

        assertEquals(200, exact.statusCode());
        assertEquals(401, lastDiffers.statusCode());
        assertEquals(401, longer.statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "{\"password\":\"x\"}, identifier",
        "{\"identifier\":\"admin\"}, password",
        "'{\"identifier\":\" \",\"password\":\"x\"}', identifier",
        "'{\"identifier\":7,\"password\":\"x\"}', identifier",
        "'{\"identifier\":\"admin\",\"password\":[]}', password",
    })
    void whatIsMissingOrOfTheWrongKindIsNamed(String body, String field) {
        ValidatableResponse answer = signIn(body);

        answer.statusCode(400).body("success", is(false)).body("errors[0].field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"admin\""})
    void whatIsNoSignInAtAllIsA400(String body) {
        ValidatableResponse answer = signIn(body);

        answer.statusCode(400).body("success", is(false));
    }

    @Test
    void afterFiveFailuresOnlyThatPersonHasToWait() {
        String username = newName();
        String other = newName();
        register(username, "agent");
        register(other, "agent");
        Instant begun = Instant.now();
        for (int i = 0; i < 5; i++) {
            assertEquals(401, trySignIn(username, "salah-sekali").statusCode());
        }

        Response sixth = trySignIn(username, PASSWORD);

        assertEquals(429, sixth.statusCode());
        int seconds = Integer.parseInt(sixth.header("Retry-After"));
        long passed = Duration.between(begun, Instant.now()).toSeconds() + 1;
        assertTrue(seconds >= 30 - passed && seconds <= 31, "Retry-After: " + seconds);
        assertTrue(sixth.<String>path("message").contains("coba lagi dalam " + seconds + " detik"));
        for (int i = 0; i < 100; i++) {
            assertEquals(429, trySignIn(username, "salah-sekali").statusCode());
        }
        assertEquals(200, trySignIn(other, PASSWORD).statusCode());
    }

    @Test
    void whoFailsOnPurposeSomewhereElseLocksNobodyOut() {
        String username = newName();
        String account = "ACCOUNT " + register(username, "agent");
        for (int i = 0; i < 5; i++) {
            attempts.begin(account, "203.0.113.9").await().indefinitely();
        }
        assertThrows(
                ProblemException.class,
                () -> attempts.begin(account, "203.0.113.9").await().indefinitely());

        Response answer = trySignIn(username, PASSWORD);

        assertEquals(200, answer.statusCode());
    }

    @Test
    void signingInForgetsEarlierFailures() {
        String username = newName();
        register(username, "agent");
        for (int i = 0; i < 4; i++) {
            trySignIn(username, "salah-sekali");
        }
        trySignIn(username, PASSWORD);

        Response next = trySignIn(username, "salah-sekali");

        assertEquals(401, next.statusCode());
        assertEquals(200, trySignIn(username, PASSWORD).statusCode());
    }

    @Test
    void whoAsksForEnglishIsAnsweredInEnglish() {
        Response answer = given().contentType(ContentType.JSON)
                .header("Accept-Language", "en")
                .body(Map.of("username", newName(), "password", "wrong"))
                .post("/auth/login");

        assertEquals("Wrong username or password", answer.path("message"));
        assertEquals(answer.<String>path("message"), answer.path("detail"));
        assertEquals(answer.header("X-Request-Id"), answer.path("request_id"));
    }

    @Test
    void whoSignedInIsToldWhoTheyAre() {
        String username = newName();
        int id = register(username, "agent");
        String token = tokenOf(username, PASSWORD);

        ValidatableResponse answer = with(token).get("/auth/me").then();

        answer.statusCode(200)
                .body("$", aMapWithSize(6))
                .body("id", equalTo(id))
                .body("name", equalTo("Budi Santoso"))
                .body("role", equalTo("agent"));
    }

    @Test
    void signingOutMakesThisTokenVoidAndNoOther() {
        String username = newName();
        register(username, "agent");
        String phone = tokenOf(username, PASSWORD);
        String desk = tokenOf(username, PASSWORD);

        ValidatableResponse answer = with(phone).post("/auth/logout").then();

        answer.statusCode(200).body("message", equalTo("Berhasil keluar"));
        with(phone).get("/auth/me").then().statusCode(401);
        with(phone).get("/customers").then().statusCode(401);
        with(desk).get("/auth/me").then().statusCode(200);
    }

    @Test
    void aTokenMadeVoidOnAnotherReplicaIsRefusedHereSoonAfter() {
        String token = TestTokens.with("agent", claims -> claims.put("jti", "void-elsewhere"));
        with(token).get("/customers").then().statusCode(200);

        pool.query("INSERT INTO revocation VALUES ('void-elsewhere', 1, now(), now() + interval '1 hour')")
                .executeAndAwait();

        await().untilAsserted(
                        () -> assertEquals(401, with(token).get("/customers").statusCode()));
    }

    @Test
    void theKeysArePublicAndHoldNothingPrivate() {
        ValidatableResponse answer = given().get("/.well-known/jwks.json").then();

        answer.statusCode(200)
                .contentType(ContentType.JSON)
                .header("Cache-Control", "public, max-age=300")
                .body("keys.size()", is(2))
                .body("keys[0].keySet()", is(Set.of("kty", "kid", "use", "alg", "n", "e")));
    }

    private static ValidatableResponse signIn(Object body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/auth/login")
                .then();
    }

    private static Response trySignIn(String identifier, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("identifier", identifier, "password", password))
                .post("/auth/login");
    }

    private static Map<String, Object> withoutRequestId(Response answer) {
        Map<String, Object> body = answer.jsonPath().getMap("$");
        body.remove("request_id");
        return body;
    }

    private static JsonObject part(String token, int index) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(token.split("\\.")[index])));
    }
}
