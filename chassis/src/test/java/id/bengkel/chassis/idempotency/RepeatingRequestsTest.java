package id.bengkel.chassis.idempotency;

import static id.bengkel.chassis.idempotency.TillResource.SALES;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class RepeatingRequestsTest {

    private static final String OIL = "{\"oil\":1}";
    private static final String ALICE = TestTokens.agent();

    @Inject
    Pool database;

    @Inject
    IdempotencyKeys keys;

    @TestHTTPResource
    URI server;

    private final String key = UUID.randomUUID().toString();
    private int before;

    @BeforeEach
    void countFromHere() {
        before = SALES.get();
        TillResource.open = CompletableFuture.completedFuture(null);
    }

    @AfterEach
    void letEverybodyGo() {
        TillResource.open.complete(null);
    }

    @Test
    void aRepeatGetsTheFirstAnswerAndDoesNothing() {
        // Given
        Response first = alice().body(OIL).post("/till");

        // When
        Response repeat = alice().body(OIL).post("/till");

        // Then
        assertEquals(201, first.statusCode());
        first.then().header("Idempotency-Replayed", nullValue());
        repeat.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"))
                .header("Content-Type", first.header("Content-Type"));
        assertEquals(first.asString(), repeat.asString());
        assertSales(1);
    }

    @Test
    void aTrailingSlashMakesNoOtherRequest() {
        // Given
        alice().body(OIL).post("/till");

        // When
        Response repeat = alice().body(OIL).post("/till/");

        // Then
        repeat.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertSales(1);
    }

    @Test
    void withoutAKeyEveryRequestIsDone() {
        // When
        given().contentType("application/json").body(OIL).post("/till");
        given().contentType("application/json").body(OIL).post("/till");

        // Then
        assertSales(2);
    }

    @Test
    void aKeyIsForOneRequestOnly() {
        // Given
        alice().body(OIL).post("/till");

        // When
        Response otherBody = alice().body("{\"oil\":2}").post("/till");
        Response otherPath = alice().body(OIL).post("/till/without-body");
        Response otherQuery = alice().body(OIL).post("/till?to=628");

        // Then
        for (Response refused : new Response[] {otherBody, otherPath, otherQuery}) {
            refused.then()
                    .statusCode(409)
                    .body("message", equalTo("Idempotency-Key ini sudah dipakai untuk permintaan lain"))
                    .header("Idempotency-Replayed", nullValue());
        }
        assertSales(1);
    }

    @Test
    void aKeyBelongsToItsCaller() {
        // Given
        alice().body(OIL).post("/till");

        // When
        Response bob = with(key).auth().oauth2(TestTokens.agent()).body(OIL).post("/till");
        Response somebody =
                with(key).header("X-Forwarded-For", "203.0.113.1").body(OIL).post("/till");
        Response somebodyElse =
                with(key).header("X-Forwarded-For", "203.0.113.2").body(OIL).post("/till");

        // Then
        for (Response own : new Response[] {bob, somebody, somebodyElse}) {
            own.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        }
        assertSales(4);
    }

    @Test
    void aRepeatWhileTheFirstIsAtWorkIsToldToComeAgain() {
        // Given
        TillResource.open = new CompletableFuture<>();
        var first = CompletableFuture.supplyAsync(() -> alice().body(OIL).post("/till"));
        await().until(() -> SALES.get() == before + 1);

        // When
        Response impatient = alice().header("Accept-Language", "en").body(OIL).post("/till");

        // Then
        impatient
                .then()
                .statusCode(409)
                .header("Retry-After", "1")
                .body("message", equalTo("The first request with this Idempotency-Key is still at work"));
        TillResource.open.complete(null);
        assertEquals(201, first.join().statusCode());
        alice().body(OIL).post("/till").then().statusCode(201).header("Idempotency-Replayed", "true");
        assertSales(1);
    }

    @Test
    void whoLeavesBeforeTheAnswerFindsItWhenComingBack() throws IOException {
        // Given
        TillResource.open = new CompletableFuture<>();
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write(("POST /till HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ALICE
                                    + "\r\nContent-Type: application/json\r\nIdempotency-Key: " + key
                                    + "\r\nContent-Length: " + OIL.length() + "\r\n\r\n" + OIL)
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> SALES.get() == before + 1);
        }

        // When
        TillResource.open.complete(null);

        // Then
        await().untilAsserted(() -> alice().body(OIL)
                .post("/till")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("number", equalTo(before + 1)));
        assertSales(1);
    }

    @Test
    void whatDiedAtWorkIsNotDoneAgain() {
        // Given
        alice().post("/till/without-body");
        execute("UPDATE idempotency_key SET status = NULL, body = NULL, leased_until = now()");

        // When
        Response repeat = alice().post("/till/without-body");

        // Then
        assertEquals(409, repeat.statusCode());
        repeat.then().body("detail", equalTo(repeat.<String>path("message")));
        assertSales(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503})
    void whereNothingWasDoneARepeatTriesAgain(int status) {
        // Given
        alice().post("/till/failing/" + status);

        // When
        alice().post("/till/failing/" + status).then().statusCode(status).header("Idempotency-Replayed", nullValue());

        // Then
        assertSales(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 500, 504})
    void whatMayHaveBeenDoneIsNotTriedAgain(int status) {
        // Given
        alice().post("/till/failing/" + status);

        // When
        alice().post("/till/failing/" + status).then().statusCode(status).header("Idempotency-Replayed", "true");

        // Then
        assertSales(1);
    }

    @Test
    void whoWasRefusedMayComeAgainWithTheRightToken() {
        // Given
        with(key).auth().oauth2("no.such.token").post("/till/admins").then().statusCode(401);
        with(key).post("/till/admins").then().statusCode(401);
        alice().post("/till/admins").then().statusCode(403);

        // When
        with(key).auth().oauth2(TestTokens.admin()).post("/till/admins").then().statusCode(200);

        // Then
        assertSales(1);
    }

    @Test
    void anAnswerTooLargeToKeepIsGivenOnce() {
        // Given
        assertEquals((1 << 20) + 1, alice().post("/till/large").asString().length());

        // When
        Response repeat = alice().post("/till/large");

        // Then
        assertEquals(409, repeat.statusCode());
        assertSales(1);
    }

    @Test
    void aKeyNobodyCanReadIsRefused() {
        // When
        for (String bad : new String[] {"", "x".repeat(256), "a\tb"}) {
            with(bad).body(OIL).post("/till").then().statusCode(400).body("errors.field", contains("Idempotency-Key"));
        }
        with("a").header("Idempotency-Key", "b").body(OIL).post("/till").then().statusCode(400);

        // Then
        assertSales(0);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithAKeyToo() {
        alice().body("x".repeat((1 << 20) + 1)).post("/till").then().statusCode(413);
    }

    @Test
    void aDayLaterTheKeyIsFreeAgain() {
        // Given
        alice().body(OIL).post("/till");
        execute("UPDATE idempotency_key SET expires_at = now()");

        // When
        alice().body("{\"oil\":2}").post("/till").then().statusCode(201);

        // Then
        assertSales(2);
        keys.forget().await().indefinitely();
        assertNotEquals(0, rows());
        execute("UPDATE idempotency_key SET expires_at = now()");
        keys.forget().await().indefinitely();
        assertEquals(0, rows());
    }

    private RequestSpecification alice() {
        return with(key).auth().oauth2(ALICE);
    }

    private static RequestSpecification with(String key) {
        return given().header("Idempotency-Key", key).contentType("application/json");
    }

    private void assertSales(int count) {
        assertEquals(before + count, SALES.get());
    }

    private void execute(String sql) {
        database.query(sql).execute().await().indefinitely();
    }

    private int rows() {
        return database.query("SELECT 1 FROM idempotency_key")
                .execute()
                .await()
                .indefinitely()
                .rowCount();
    }
}
