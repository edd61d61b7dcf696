package id.bengkel.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.IdentityProvider;
import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(OtherSettings.class)
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class SendingWithoutATokenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Pool pool;

    private final String somebody = somebody();

    @ParameterizedTest
    @ValueSource(strings = {"/whatsapp/send-simple", "/whatsapp/send-with-file/", "/whatsapp/send-scheduled"})
    void sendingIsOpenWhereTheWorkshopHasOpenedIt(String path) {
        given().header("X-Forwarded-For", somebody).post(path).then().statusCode(200);
        given().header("X-Forwarded-For", somebody)
                .post("/whatsapp/send")
                .then()
                .statusCode(401);
    }

    @Test
    void theEleventhCallOfAMinuteIsRefusedWhicheverTheCallsAre() {
        // Given
        Instant begun = Instant.now();
        IntStream.range(0, 10).forEach(i -> send(i % 2 == 0 ? "send-simple" : "send-scheduled", somebody)
                .then()
                .statusCode(200));

        // When
        Response eleventh = send("send-with-file", somebody);

        // Then
        eleventh.then()
                .statusCode(429)
                .body("success", equalTo(false))
                .body("message", equalTo("Terlalu banyak permintaan, coba lagi nanti"));
        int wait = Integer.parseInt(eleventh.header("Retry-After"));
        long passed = Duration.between(begun, Instant.now()).toSeconds() + 1;
        assertTrue(wait >= 60 - passed && wait <= 60, "Retry-After: " + wait);
        send("send-simple", somebody()).then().statusCode(200);
    }

    @Test
    void aPlaceIsFreeAgainAMinuteAfterTheOldestCall() {
        // Given
        IntStream.range(0, 10).forEach(i -> send("send-simple", somebody));
        execute("UPDATE open_call SET calls = calls[1:1] || calls[3:] WHERE network = $1");
        execute("UPDATE open_call SET calls[1] = calls[1] - interval '1 minute' WHERE network = $1");

        // When
        Response inTheFreePlaces = send("send-simple", somebody);
        send("send-simple", somebody).then().statusCode(200);
        Response overAgain = send("send-simple", somebody);

        // Then
        inTheFreePlaces.then().statusCode(200);
        overAgain.then().statusCode(429);
    }

    @Test
    void whoSignedInIsNotLimitedButABadTokenIsWorseThanNone() {
        // Given
        IntStream.range(0, 11).forEach(i -> send("send-simple", somebody));

        // When
        Response signedIn = given().header("X-Forwarded-For", somebody)
                .auth()
                .oauth2(IdentityProvider.token("agent"))
                .post("/whatsapp/send-simple");

        // Then
        signedIn.then().statusCode(200);
        given().header("X-Forwarded-For", somebody)
                .auth()
                .oauth2("forged")
                .post("/whatsapp/send-simple")
                .then()
                .statusCode(401);
    }

    @Test
    void aForgedAddressIsWorthNothing() {
        // When
        List<Integer> statuses = IntStream.range(0, 11)
                .mapToObj(i ->
                        send("send-simple", "198.51.100." + i + ", " + somebody).statusCode())
                .toList();

        // Then
        assertEquals(10, statuses.stream().filter(status -> status == 200).count());
        assertEquals(429, statuses.get(10));
    }

    @Test
    void aNetworkOfIpv6IsOneCaller() {
        // Given
        String network = "2001:db8:%x:%x:".formatted(number(), number());
        IntStream.range(0, 10).forEach(i -> send("send-simple", network + ":" + i));

        // When
        Response another = send("send-simple", network + "ffff::1");

        // Then
        another.then().statusCode(429);
    }

    private static Response send(String call, String forwardedFor) {
        return given().header("X-Forwarded-For", forwardedFor)
                .post("/whatsapp/" + call + "?phone=08123456789&message=x");
    }

    private void execute(String sql) {
        pool.preparedQuery(sql).execute(Tuple.of(somebody)).await().atMost(PATIENCE);
    }

    /** An address that no other test calls from. */
    private static String somebody() {
        return "100.%d.%d.%d".formatted(number() % 256, number() % 256, number() % 256);
    }

    private static int number() {
        return ThreadLocalRandom.current().nextInt(1 << 16);
    }
}
