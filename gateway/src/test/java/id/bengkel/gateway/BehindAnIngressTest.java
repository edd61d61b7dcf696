package id.bengkel.gateway;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(OtherSettings.class)
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class BehindAnIngressTest {

    @ParameterizedTest
    @CsvSource({
        "'203.0.113.9', 203.0.113.9",
        "'203.0.113.9, 10.1.2.3', 203.0.113.9",
        "'1.1.1.1, 203.0.113.9, 10.1.2.3', 203.0.113.9",
        "'1.1.1.1, 10.2.2.2', 10.2.2.2",
        "'2001:db8::7', 2001:db8::7",
        "'10.1.2.3', 10.1.2.3",
        "'unknown', 127.0.0.1",
        "'203.0.113.9, garbage, 10.1.2.3', 10.1.2.3",
    })
    void theClientIsTheLastHopThatIsNoProxyOfOurs(String forwardedFor, String client) {
        Response answer = given().header("X-Forwarded-For", forwardedFor).get("/webhook/whapi");

        assertEquals(client, answer.path("headers.x-forwarded-for"));
    }

    @Test
    void whatTheIngressSaysOfTheSchemeAndHostIsPassedOn() {
        Response answer = given().header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "bengkel.example")
                .get("/webhook/whapi");

        assertEquals("https", answer.path("headers.x-forwarded-proto"));
        assertEquals("bengkel.example", answer.path("headers.x-forwarded-host"));
    }

    @Test
    void ourOwnPagesWorkThoughTheIngressSpeaksTlsAndNoOriginIsConfigured() {
        Response answer = given().header("Origin", "https://bengkel.example").post("/webhook/whapi");

        assertEquals(200, answer.statusCode());
        assertNull(answer.header("Access-Control-Allow-Origin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/whatsapp/send-simple", "/whatsapp/send-with-file/", "/whatsapp/send-scheduled"})
    void sendingIsOpenWhereTheWorkshopHasOpenedIt(String path) {
        given().post(path + "?phone=08123456789&message=x").then().statusCode(200);
        given().post("/whatsapp/send").then().statusCode(401);
    }
}
