package id.bengkel.chassis.request;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class HoldingBodiesTest {

    private static final int AS_MANY_AS_FIT = 25;

    @Test
    void whoBringsMoreThanFitsIsToldToComeAgainAndMay() throws IOException {
        List<Socket> others = new ArrayList<>();
        for (int i = 0; i < AS_MANY_AS_FIT; i++) {
            others.add(begin());
        }
        String large = "{\"name\":\"" + "x".repeat(500_000) + "\"}";
        await().untilAsserted(() -> answerTo(large, 503));
        given().get("/nobody").then().statusCode(404);

        for (Socket other : others) {
            other.close();
        }

        await().untilAsserted(() -> answerTo(large, 404));
    }

    private static void answerTo(String body, int status) {
        given().contentType("application/json")
                .body(body)
                .post("/nobody")
                .then()
                .statusCode(status);
    }

    /** A request whose body does not come. */
    private static Socket begin() throws IOException {
        Socket socket = new Socket("127.0.0.1", RestAssured.port);
        socket.getOutputStream()
                .write(
                        "POST /probe HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n"
                                .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }
}
