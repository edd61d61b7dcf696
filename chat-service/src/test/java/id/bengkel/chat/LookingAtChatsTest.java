package id.bengkel.chat;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class LookingAtChatsTest {

    @Test
    void aSignedInPersonSeesThatThereAreNoneYet() {
        var answer = given().auth().oauth2(TestTokens.agent()).get("/chats/").then();

        answer.statusCode(200).body(equalTo("[]"));
        given().auth()
                .oauth2(TestTokens.admin())
                .get("/chats?page=1")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "0")
                .body(equalTo("[]"));
        given().get("/chats/").then().statusCode(401);
        given().get("/q/health").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
    }
}
