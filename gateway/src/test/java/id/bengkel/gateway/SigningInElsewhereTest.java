package id.bengkel.gateway;

import static id.bengkel.gateway.People.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OtherSettings.class)
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class SigningInElsewhereTest {

    @Test
    void tokensOfTheIdentityProviderOpenTheDoor() {
        String token = StandInIdentityProvider.token("agent");

        ValidatableResponse answer = with(token).get("/customers").then();

        answer.statusCode(200).body("headers.authorization", equalTo("Bearer " + token));
    }

    @Test
    void theRolesOfItsTokensCount() {
        with(StandInIdentityProvider.token("agent")).get("/users/").then().statusCode(200);
        with(StandInIdentityProvider.token("cook")).get("/users/").then().statusCode(403);
    }

    @Test
    void whoIsSignedInThereIsKnownFromTheToken() {
        ValidatableResponse answer =
                with(StandInIdentityProvider.token("admin")).get("/auth/me").then();

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
        with(StandInIdentityProvider.token("admin"))
                .body(People.person(People.newName(), "agent"))
                .post("/auth/register")
                .then()
                .statusCode(404);
    }

    @Test
    void ourOwnTokensOpenNothing() {
        with(TestTokens.admin()).get("/customers").then().statusCode(401);
    }

    @Test
    void signingOutHereMakesItsTokenVoidHere() {
        String token = StandInIdentityProvider.token("agent");

        with(token).post("/auth/logout").then().statusCode(200);

        with(token).get("/customers").then().statusCode(401);
        with(StandInIdentityProvider.token("agent")).get("/customers").then().statusCode(200);
    }
}
