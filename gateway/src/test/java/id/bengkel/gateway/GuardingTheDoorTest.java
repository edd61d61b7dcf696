package id.bengkel.gateway;

import static id.bengkel.gateway.People.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.keys.JwtKeys;
import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class GuardingTheDoorTest {

    @Inject
    MeterRegistry metrics;

    @Test
    void aGoodTokenOpensTheDoorAndGoesOnToTheService() {
        String token = TestTokens.agent();

        ValidatableResponse answer = with(token).get("/customers").then();

        answer.statusCode(200).body("headers.authorization", equalTo("Bearer " + token));
    }

    @Test
    void aTokenIsGoodUntilItExpiresAlthoughAnotherKeySignsByNow() {
        with(TestTokens.ofFormerKey("agent")).get("/customers").then().statusCode(200);
        with(TestTokens.ofFormerKey("agent")).get("/users/").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/customers",
                "/customers/",
                "/customers/1/vehicles",
                "/customers/send-maintenance-reminder",
                "/vehicles/1",
                "/reminder-runs",
                "/scheduler/maintenance-reminder/status",
                "/whatsapp/send",
                "/whatsapp/send-simple",
                "/whatsapp/send-with-file",
                "/whatsapp/send-scheduled",
                "/manual-whatsapp/",
                "/messages",
                "/whatsapp-report/",
                "/chats/",
                "/chats/stream",
                "/admin-chat/1",
                "/users/",
                "/auth/me"
            })
    void withoutATokenNothingOpens(String path) {
        ValidatableResponse answer = given().get(path).then();

        answer.statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("$", aMapWithSize(5))
                .body("success", equalTo(false))
                .body("message", equalTo("Token tidak ada, tidak valid atau kedaluwarsa"))
                .body("detail", equalTo("Token tidak ada, tidak valid atau kedaluwarsa"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expired",
                "without an expiry",
                "not valid yet",
                "of another issuer",
                "for somebody else",
                "for nobody",
                "alg none",
                "alg none with a signature",
                "tampered with",
                "cut off",
                "garbage"
            })
    void aBadTokenOpensNothing(String kind) {
        String token = bad(kind);

        given().header("Authorization", "Bearer " + token)
                .get("/customers")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + token).get("/users/").then().statusCode(401);
    }

    private static String bad(String kind) {
        long now = Instant.now().getEpochSecond();
        String[] good = TestTokens.admin().split("\\.");
        return switch (kind) {
            case "expired" ->
                TestTokens.with("admin", claims -> claims.put("iat", now - 60).put("exp", now - 30));
            case "without an expiry" -> TestTokens.with("admin", claims -> claims.remove("exp"));
            case "not valid yet" -> TestTokens.with("admin", claims -> claims.put("nbf", now + 600));
            case "of another issuer" -> TestTokens.with("admin", claims -> claims.put("iss", "evil"));
            case "for somebody else" -> TestTokens.with("admin", claims -> claims.put("aud", "other"));
            case "for nobody" -> TestTokens.with("admin", claims -> claims.remove("aud"));
            case "alg none" -> encoded("{\"alg\":\"none\"}") + "." + good[1] + ".";
            case "alg none with a signature" -> encoded("{\"alg\":\"none\"}") + "." + good[1] + "." + good[2];
            case "tampered with" -> good[0] + "." + tampered(good[1]) + "." + good[2];
            case "cut off" -> good[0] + "." + good[1];
            default -> kind;
        };
    }

    @Test
    void thePublicKeyIsNoSecretToSignWith() throws GeneralSecurityException {
        String claims = TestTokens.admin().split("\\.")[1];
        String jwks = given().get("/.well-known/jwks.json").asString();

        ValidatableResponse answer = with(hs256(claims, jwks)).get("/customers").then();

        answer.statusCode(401);
    }

    @Test
    void aTokenSignedByAnotherKeyOpensNothing(@TempDir Path folder) {
        JwtKeys own = JwtKeys.makeIfMissing(folder);
        String ours = given().get("/.well-known/jwks.json").path("keys[0].kid");

        for (String kid : new String[] {own.keyId(), ours}) {
            String token = Jwt.issuer("bengkel")
                    .audience("bengkel")
                    .subject("1")
                    .upn("admin")
                    .groups(Set.of("admin"))
                    .expiresIn(600)
                    .jws()
                    .keyId(kid)
                    .sign(own.privateKey());
            with(token).get("/customers").then().statusCode(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YWRtaW46YWRtaW4=", "Bearer", "Bearer ", "bearer x y", "Digest x"})
    void otherCredentialsOpenNothing(String authorization) {
        given().header("Authorization", authorization).get("/customers").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/scheduler", "/webhook/whapi", "/webhook/whapi/messages/post", "/openapi/customer"})
    void whatIsPublicNeedsNoTokenAndMindsNoBadOne(String path) {
        given().get(path).then().statusCode(200);
        given().header("Authorization", "Bearer garbage").get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/customersX",
                "/customer",
                "/webhook",
                "/webhook/other",
                "/health",
                "/openapi",
                "/openapi/gateway",
                "/q/nothing",
                "/authX/login",
                "/actuator"
            })
    void whatIsNotThereIsNotFoundForAnybody(String path) {
        given().get(path).then().statusCode(404).body("$", aMapWithSize(5)).body("message", equalTo("Tidak ditemukan"));
        with(TestTokens.admin())
                .header("Accept-Language", "en-GB,en;q=0.9")
                .get(path)
                .then()
                .statusCode(404)
                .body("message", equalTo("Not found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /elsewhere",
                "GET /customers/elsewhere",
                "GET /vehicles/%00elsewhere",
                "GET /elsewhere/../q/openapi",
                "OPTIONS /elsewhere"
            })
    void whoMakesUpPathsMakesNoSeriesOfMetrics(String request) throws IOException {
        try (Wire wire = new Wire()) {
            wire.send(
                            request + " HTTP/1.1",
                            "Host: x",
                            "Origin: http://localhost:3000",
                            "Access-Control-Request-Method: GET",
                            "Connection: close")
                    .readAll();
        }

        Set<String> series = metrics.find("http.server.requests").timers().stream()
                .map(timer -> timer.getId().getTag("uri"))
                .filter(uri -> uri.contains("elsewhere"))
                .collect(Collectors.toSet());

        assertEquals(Set.of(), series);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String tampered(String claims) {
        return encoded(new JsonObject(new String(Base64.getUrlDecoder().decode(claims)))
                .put("sub", "somebody else")
                .encode());
    }

    private static String hs256(String claims, String secret) throws GeneralSecurityException {
        String kid =
                new JsonObject(secret).getJsonArray("keys").getJsonObject(0).getString("kid");
        String content = encoded("{\"alg\":\"HS256\",\"kid\":\"" + kid + "\"}") + "." + claims;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }
}
