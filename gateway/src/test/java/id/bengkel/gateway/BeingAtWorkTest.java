package id.bengkel.gateway;

import static id.bengkel.gateway.People.PASSWORD;
import static id.bengkel.gateway.People.admin;
import static id.bengkel.gateway.People.newName;
import static id.bengkel.gateway.People.register;
import static id.bengkel.gateway.People.tokenOf;
import static id.bengkel.gateway.People.with;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class BeingAtWorkTest {

    private int id;
    private String token;

    @Inject
    Pool pool;

    @BeforeEach
    void signIn() {
        String username = newName();
        id = register(username, "agent");
        token = tokenOf(username, PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chats/", "/chats/7", "/chats/presence"})
    void whoUsesTheChatsIsOnlineForAMinute(String path) {
        // Given
        with(token).get("/auth/me").then().statusCode(200);
        with(token).get("/customers").then().statusCode(200);
        assertFalse(online());

        // When
        with(token).body("{}").post(path).then().statusCode(200);

        // Then
        await().until(this::online);
        with(token).get("/users/agents").then().body("find { it.id == " + id + " }.online", equalTo(true));
        assertEquals(1, count("online_until BETWEEN now() + interval '30 seconds' AND now() + interval '60 seconds'"));
        age("61 seconds");
        assertFalse(online());
    }

    @Test
    void whoLeavesIsOfflineAtOnceAndBackWithTheNextRequest() {
        // Given
        with(token).get("/chats").then().statusCode(200);
        await().until(this::online);

        // When
        with(token).delete("/chats/presence").then().statusCode(200);

        // Then
        await().until(() -> !online());
        with(token).get("/chats").then().statusCode(200);
        await().until(this::online);
    }

    @Test
    void whoSignsOutIsOffline() {
        // Given
        with(token).get("/chats").then().statusCode(200);
        await().until(this::online);

        // When
        with(token).post("/auth/logout").then().statusCode(200);

        // Then
        assertFalse(online());
    }

    @Test
    void whoIsShutOutHearsNoMore() throws IOException {
        // Given
        try (Wire wire = new Wire()) {
            wire.send("GET /chats/stream HTTP/1.1", "Host: x", "Authorization: Bearer " + token)
                    .readUntil("data: first\n\n");

            // When
            admin().body("{\"active\":false}").patch("/users/" + id).then().statusCode(200);

            // Then
            wire.readAll();
        }
    }

    @Test
    void requestsInARowAreWrittenDownOnce() {
        // Given
        with(token).get("/chats").then().statusCode(200);
        await().until(this::online);
        age("10 seconds");

        // When
        for (int i = 0; i < 3; i++) {
            with(token).get("/chats").then().statusCode(200);
        }

        // Then
        await().during(Duration.ofMillis(200)).until(() -> count("online_until < now() + interval '51 seconds'") == 1);
    }

    @Test
    void aTicketOpensTheStreamAndNothingElseAndIsNeverLogged() throws IOException {
        // Given
        StringBuffer log = new StringBuffer();
        Handler listener = listener(log);
        Logger.getLogger("").addHandler(listener);

        // When
        try (Wire wire = new Wire()) {
            wire.send("GET /chats/stream?ticket=sangat-rahasia HTTP/1.1", "Host: x")
                    .readUntil("data: first\n\n");
        }
        given().get("/chats/stream/lost?ticket=sangat-rahasia").then().statusCode(503);

        // Then
        given().get("/chats/stream").then().statusCode(401);
        given().get("/chats/?ticket=sangat-rahasia").then().statusCode(401);
        Logger.getLogger("").removeHandler(listener);
        assertFalse(log.toString().contains("sangat-rahasia"), log.toString());
        assertFalse(log.isEmpty());
    }

    private boolean online() {
        return admin().get("/users/" + id).then().statusCode(200).extract().path("online");
    }

    private long count(String condition) {
        return pool.query("SELECT count(*) FROM presence WHERE account_id = " + id + " AND " + condition)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private void age(String by) {
        pool.query("UPDATE presence SET online_until = online_until - interval '" + by + "' WHERE account_id = " + id)
                .execute()
                .await()
                .indefinitely();
    }

    private static Handler listener(StringBuffer log) {
        return new Handler() {
            @Override
            public void publish(LogRecord logged) {
                log.append(logged.getMessage()).append(Arrays.toString(logged.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
