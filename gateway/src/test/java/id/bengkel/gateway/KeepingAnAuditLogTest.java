package id.bengkel.gateway;

import static id.bengkel.gateway.People.PASSWORD;
import static id.bengkel.gateway.People.admin;
import static id.bengkel.gateway.People.newName;
import static id.bengkel.gateway.People.register;
import static id.bengkel.gateway.People.tokenOf;
import static id.bengkel.gateway.People.with;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class KeepingAnAuditLogTest {

    @Inject
    Pool pool;

    @Test
    void itTellsWhoChangedWhatAndWhatCameOfIt() {
        String username = newName();
        int id = register(username, "agent");
        String token = tokenOf(username, PASSWORD);

        with(token).header("X-Request-Id", username).body("{}").put("/customers/7?q=rahasia");

        await().untilAsserted(() -> of(username)
                .body("[0].status", equalTo(200))
                .body("[0]", aMapWithSize(9))
                .body("[0].person_id", equalTo(String.valueOf(id)))
                .body("[0].username", equalTo(username))
                .body("[0].role", equalTo("agent"))
                .body("[0].method", equalTo("PUT"))
                .body("[0].path", equalTo("/customers/7"))
                .body("[0].request_id", equalTo(username)));
    }

    @Test
    void itTellsWhoSignedInAndWhoTriedTo() {
        String username = newName();
        register(username, "agent");
        given().contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", "salah-sekali"))
                .post("/auth/login");

        tokenOf(username, PASSWORD);

        await().untilAsserted(() -> of(username)
                .body("path", equalTo(List.of("/auth/login", "/auth/login")))
                .body("status", equalTo(List.of(200, 401))));
    }

    @Test
    void itTellsWhoMadeAnAccountAndOnlyOnce() {
        String username = newName();
        int id = register(username, "admin");
        String token = tokenOf(username, PASSWORD);
        String other = newName();

        with(token)
                .header("Idempotency-Key", other)
                .body(People.person(other, "agent"))
                .post("/auth/register");

        await().untilAsserted(() -> admin().get("/audit?path=/auth/reg&person=" + id)
                .then()
                .body("", hasSize(1))
                .body("[0].status", equalTo(201)));
    }

    @Test
    void whatWasOnlyLookedAtOrRefusedAtTheDoorIsNotInIt() {
        String username = newName();
        register(username, "agent");
        String token = tokenOf(username, PASSWORD);

        with(token).get("/customers");
        given().header("X-Request-Id", username).post("/customers");

        with(token).post("/customers/echo");
        await().untilAsserted(() -> of(username).body("[0].path", equalTo("/customers/echo")));
        of(username).body("method", equalTo(List.of("POST", "POST"))).body("request_id", not(hasItem(username)));
    }

    @Test
    void aCallOfWhichNobodyKnowsTheEndStaysWithoutAStatus() throws Exception {
        String username = newName();
        register(username, "agent");
        String token = tokenOf(username, PASSWORD);

        try (Wire wire = new Wire()) {
            wire.send(
                    "POST /customers/quiet-stream HTTP/1.1",
                    "Host: x",
                    "Authorization: Bearer " + token,
                    "Content-Length: 0");
            await().untilAsserted(() -> of(username).body("[0].path", equalTo("/customers/quiet-stream")));
        }

        assertNull(of(username).extract().path("[0].status"));
    }

    @Test
    void aCallGoesOnWhenItIsOnRecordOrTheDatabaseHangs() {
        String token = TestTokens.agent();
        SqlConnection other = pool.getConnectionAndAwait();
        Transaction transaction = other.beginAndAwait();
        other.query("LOCK TABLE audit_entry IN EXCLUSIVE MODE").executeAndAwait();

        Response answer = with(token).post("/customers/echo");

        transaction.rollbackAndAwait();
        other.closeAndAwait();
        assertEquals(200, answer.statusCode());
        assertTrue(answer.time() >= 900, answer.time() + " ms");
    }

    @Test
    void adminsReadItPageByPageAndNobodyElse() {
        with(TestTokens.agent()).get("/audit").then().statusCode(403);
        given().get("/audit").then().statusCode(401);
        admin().get("/audit?from=kemarin").then().statusCode(400).body("errors[0].field", equalTo("from"));
        String username = newName();
        register(username, "agent");
        tokenOf(username, PASSWORD);
        tokenOf(username, PASSWORD);

        // A sign-in goes on when it is on record, or the database is slow.
        await().untilAsserted(() -> admin().get("/audit?size=1&person=" + username)
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .header("X-Total-Count", "2"));
        admin().get("/audit?to=2020-01-01").then().body("", hasSize(0));
    }

    private static ValidatableResponse of(String username) {
        return admin().get("/audit?person=" + username).then();
    }
}
