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
        "'203.0.113.9:5678, 10.1.2.3:80', 203.0.113.9",
        "'[2001:db8::7]:5678', 2001:db8::7",
        "'::ffff:203.0.113.9', 203.0.113.9",
        "'[', 127.0.0.1",
        "'unknown', 127.0.0.1",
        "'203.0.113.9, garbage, 10.1.2.3', 10.1.2.3",
    })
    void theClientIsTheLastHopThatIsNoProxyOfOurs(String forwardedFor, String client) {
        Response answer = given().header("X-Forwarded-For", forwardedFor).get("/webhook/whapi");

        assertEquals(client, answer.path("headers.x-forwarded-for"));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 200", "203.0.113.9, 404", "10.1.2.3, 404"})
    void figuresAreForThisMachine(String client, int status) {
        Response answer = given().header("X-Forwarded-For", client).get("/q/metrics");

        assertEquals(status, answer.statusCode());
    }

    @Test
    void whatTheClientWroteItselfIsNotBelieved() {
        // Given
        String forged = "198.51.100.1, 10.1.2.3, 198.51.100.2";

        // When
        Response answer = given().header("X-Forwarded-For", forged)
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Real-IP", "198.51.100.3")
                .header("Forwarded", "for=198.51.100.4")
                .get("/webhook/whapi");

        // Then
        assertEquals("203.0.113.9", answer.path("headers.x-forwarded-for"));
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
}
