package id.bengkel.chassis.error;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class AnsweringFailuresTest {

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "GET, /nowhere, 404",
        "GET, /probe/not-a-uuid, 404",
        "GET, /probe/1-1-1-1-1, 404",
        "DELETE, /probe, 405",
        "GET, /probe/bug, 500",
        "GET, /probe/database-down, 503",
        "GET, /probe/connection-lost, 503",
        "GET, /probe/database-crowded, 503",
        "GET, /probe/database-busy, 503",
        "GET, /probe/duplicate, 409",
        "GET, /probe/guarded, 401",
        "GET, /probe/list?page=1%00, 400"
    })
    void everyFailureHasTheOneShape(String method, String path, int status) {
        // When
        Response answer = given().urlEncodingEnabled(false).request(method, path);

        // Then
        hasTheOneShape(answer.then().statusCode(status)).body("$", not(hasKey("errors")));
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nama\":5} | nama",
                "{\"nama\":\" \"} | nama",
                "{\"nama\":\"a\\u0000b\"} | nama",
                "{\"nama\":\"a\\ud83db\"} | nama",
                "{\"nama\":\"a\",\"hp\":\"12\"} | hp",
                "{\"nama\":\"a\",\"hp\":812} | hp",
                "{\"nama\":\"a\",\"tanggal_lahir\":\"2023-02-29\"} | tanggal_lahir",
                "{\"nama\":\"a\",\"tahun\":\"1990\"} | tahun",
                "{\"nama\":\"a\",\"tahun\":1.5} | tahun",
                "{\"nama\":\"a\",\"tahun\":99999999999} | tahun",
                "{\"nama\":\"a\",\"tahun\":3} | tahun",
                "{\"nama\":\"a\",\"sold\":\"yes\"} | sold",
                "{\"nama\":\"a\",\"mode\":\"human\"} | mode",
                "{\"nama\":\"a\",\"parts\":{}} | parts",
                "{\"nama\":\"a\",\"parts\":[{\"name\":\"x\"},{}]} | parts[1].name",
                "{\"nama\":\"a\",\"hp\":null,\"tanggal_lahir\":null,\"tahun\":null,\"sold\":null,\"mode\":null,\"parts\":null,\"nama\":\"b\"} | nama",
                "[] | body",
                "null | body"
            })
    void aBadFieldIsNamed(String body, String field) {
        // When
        Response answer = json().body(body).post("/probe");

        // Then
        hasTheOneShape(answer.then().statusCode(400)).body("errors.field", hasItem(field));
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource({
        "day=2026-02-30, day",
        "day=, day",
        "count=many, count",
        "count=0, count",
        "count=1.5, count",
        "count=, count",
        "count, count",
        "count=%20, count",
        "mode=, mode"
    })
    void aBadQueryParameterIsNamed(String query, String field) {
        // When
        Response answer = given().urlEncodingEnabled(false).get("/probe/6ba7b810-9dad-11d1-80b4-00c04fd430c8?" + query);

        // Then
        hasTheOneShape(answer.then().statusCode(400)).body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"nama\":", "{\"nama\":\"a\"} x", "not json"})
    void whatIsNoJsonIsMalformed(String body) {
        // When
        Response answer = json().body(body).post("/probe");

        // Then
        hasTheOneShape(answer.then().statusCode(400)).body("message", equalTo("Isi permintaan tidak dapat dibaca"));
    }

    @Test
    void whoShallWaitIsToldSoOnce() {
        Response answer = given().get("/probe/too-soon");

        hasTheOneShape(answer.then().statusCode(429));
        assertEquals(List.of("7"), answer.headers().getValues("Retry-After"));
    }

    @Test
    void unknownFieldsAreIgnored() {
        json().body("{\"nama\":\"a\",\"surprise\":{}}").post("/probe").then().statusCode(200);
    }

    @Test
    void anotherContentTypeIsUnsupported() {
        hasTheOneShape(given().contentType("text/plain")
                .body("{}")
                .post("/probe")
                .then()
                .statusCode(415));
    }

    @Test
    void aBodyTooLargeIsRefusedBeforeItIsRead() {
        hasTheOneShape(json().body("a".repeat(1_100_000)).post("/probe").then().statusCode(413));
    }

    @Test
    void theWrongRoleIsForbidden() {
        // When
        Response answer = given().auth().oauth2(TestTokens.agent()).get("/probe/admins");

        // Then
        hasTheOneShape(answer.then().statusCode(403));
    }

    @Test
    void aTokenNobodyIssuedIsRefused() {
        // When
        Response answer = given().auth().oauth2("a.b.c").get("/probe/guarded");

        // Then
        hasTheOneShape(answer.then().statusCode(401)).header("WWW-Authenticate", notNullValue());
    }

    @Test
    void aBugTellsNothingOfTheInside() {
        // When
        String answer = given().get("/probe/bug").asString();

        // Then
        assertFalse(answer.contains("secret") || answer.contains("IllegalState"), answer);
    }

    @Test
    void whoAsksForEnglishGetsEnglish() {
        // When
        ValidatableResponse answer = json().header("Accept-Language", "en-GB,en;q=0.9")
                .body("{\"nama\":\"\",\"tahun\":3}")
                .post("/probe")
                .then();

        // Then
        answer.body("errors.message", everyItem(matchesPattern("must .*")));
        given().header("Accept-Language", "en").get("/nowhere").then().body("message", equalTo("Not found"));
    }

    @Test
    void theRequestIdIsTakenOverUnlessItCouldForgeALog() {
        given().header("X-Request-Id", "abc-1")
                .get("/nowhere")
                .then()
                .header("X-Request-Id", "abc-1")
                .body("request_id", equalTo("abc-1"));
        given().header("X-Request-Id", "a b")
                .get("/nowhere")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void aListIsCompleteUnlessAPageIsAskedFor() {
        given().get("/probe/list").then().body("size()", equalTo(1234)).body("[1233]", equalTo(1233));
        given().get("/probe/list/?page=3&size=500")
                .then()
                .body("size()", equalTo(234))
                .header("X-Total-Count", "1234")
                .header(
                        "Link",
                        "</probe/list/?page=1&size=500>; rel=\"first\", </probe/list/?page=2&size=500>; rel=\"prev\","
                                + " </probe/list/?page=3&size=500>; rel=\"last\"");
        given().get("/probe/list?size=501").then().statusCode(400).body("errors.field", hasItem("size"));
        given().get("/probe/list?page=0").then().statusCode(400).body("errors.field", hasItem("page"));
    }

    private static RequestSpecification json() {
        EncoderConfig plain = EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
        return given().config(RestAssured.config().encoderConfig(plain)).contentType("application/json");
    }

    private static ValidatableResponse hasTheOneShape(ValidatableResponse answer) {
        return answer.contentType("application/json")
                .header("X-Request-Id", notNullValue())
                .body("success", equalTo(false))
                .body("data", equalTo(Map.of()))
                .body("message", notNullValue())
                .body("detail", notNullValue())
                .body("request_id", notNullValue());
    }
}
