package id.bengkel.gateway;

import static id.bengkel.gateway.People.with;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.keys.JwtKeys;
import id.bengkel.local.test.IdentityProvider;
import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestProfile(OtherSettings.class)
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
@TestMethodOrder(OrderAnnotation.class)
class SigningInElsewhereTest {

    /** Keys that jose4j does not fetch again. */
    private static final Duration YOUNG = Duration.ofMillis(300);

    @ConfigProperty(name = "bengkel.oidc.jwks")
    String jwks;

    @Test
    void tokensOfTheIdentityProviderOpenTheDoor() {
        String token = IdentityProvider.token("agent");

        ValidatableResponse answer = with(token).get("/customers").then();

        answer.statusCode(200).body("headers.authorization", equalTo("Bearer " + token));
    }

    @Test
    void theRolesOfItsTokensCount() {
        with(IdentityProvider.token("agent")).get("/users/").then().statusCode(200);
        with(IdentityProvider.token("cook")).get("/users/").then().statusCode(403);
    }

    @Test
    void whoIsSignedInThereIsKnownFromTheToken() {
        ValidatableResponse answer =
                with(IdentityProvider.token("admin")).get("/auth/me").then();

        answer.statusCode(200)
                .body("id", equalTo("f:17:siti"))
                .body("name", equalTo("Siti Aminah"))
                .body("username", equalTo("siti"))
                .body("email", equalTo("siti@example.com"))
                .body("role", equalTo("admin"));
    }

    @Test
    void ourOwnSignInIsOff() {
        ValidatableResponse answer = given().contentType(ContentType.JSON)
                .body(Map.of("username", "admin", "password", People.ADMIN_PASSWORD))
                .post("/auth/login")
                .then();

        answer.statusCode(404).body("message", equalTo("Masuk dilakukan lewat penyedia identitas"));
        with(IdentityProvider.token("admin"))
                .body(People.person(People.newName(), "agent"))
                .post("/auth/register")
                .then()
                .statusCode(404);
    }

    @Test
    @Order(1) // Only one token a minute with a key that is not known has the keys fetched.
    void aNewKeyIsFetchedWithItsFirstTokenButNotForEveryBadOne(@TempDir Path folder) {
        JwtKeys unpublished = JwtKeys.makeIfMissing(folder);
        String before = IdentityProvider.token("agent");
        with(before).get("/customers").then().statusCode(200);
        long asked = System.nanoTime();

        String after = IdentityProvider.token("agent", IdentityProvider.key("second"));

        await().until(() -> System.nanoTime() - asked > YOUNG.toNanos());

        with(after).get("/customers").then().statusCode(200);
        with(before).get("/customers").then().statusCode(200);
        int fetched = fetched();
        long begin = System.nanoTime();
        for (int i = 1; i <= 6; i++) {
            with(IdentityProvider.token("agent", unpublished))
                    .get("/customers")
                    .then()
                    .statusCode(401);
            long next = begin + i * YOUNG.toNanos();
            await().until(() -> System.nanoTime() > next);
        }
        long due = Duration.ofNanos(System.nanoTime() - begin).toSeconds() / 2 + 2; // they are good for two
        assertTrue(fetched() - fetched <= due, fetched() - fetched + " times");
    }

    @Test
    void itsKeysCountOnWhileItIsAway() {
        with(IdentityProvider.token("agent")).get("/customers").then().statusCode(200);

        ask("/away");
        try {
            int fetched = fetched();
            await().untilAsserted(() -> {
                with(IdentityProvider.token("agent")).get("/customers").then().statusCode(200);
                assertTrue(fetched() > fetched);
            });
            with(IdentityProvider.token("agent")).get("/customers").then().statusCode(200);
        } finally {
            ask("/back");
        }
    }

    @Test
    void ourOwnTokensOpenNothing() {
        with(TestTokens.admin()).get("/customers").then().statusCode(401);
    }

    @Test
    void signingOutHereMakesItsTokenVoidHere() {
        String token = IdentityProvider.token("agent");

        with(token).post("/auth/logout").then().statusCode(200);

        with(token).get("/customers").then().statusCode(401);
        with(IdentityProvider.token("agent")).get("/customers").then().statusCode(200);
    }

    @Test
    void aTokenWithoutANumberCanBeMadeVoidToo() {
        String token = IdentityProvider.tokenWithoutNumber("agent");

        with(token).post("/auth/logout").then().statusCode(200);

        with(token).get("/customers").then().statusCode(401);
        with(IdentityProvider.tokenWithoutNumber("agent"))
                .get("/customers")
                .then()
                .statusCode(200);
    }

    /** How often the keys were fetched. */
    private int fetched() {
        return Integer.parseInt(ask("/fetched"));
    }

    private String ask(String path) {
        return given().get(jwks.replace("/certs", path)).asString();
    }
}
