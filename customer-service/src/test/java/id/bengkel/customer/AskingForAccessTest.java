package id.bengkel.customer;

import static id.bengkel.customer.FrontDesk.staff;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class AskingForAccessTest {

    private static final String ID = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

    @ParameterizedTest
    @CsvSource({
        "GET, /customers",
        "POST, /customers",
        "GET, /customers/" + ID,
        "PUT, /customers/" + ID,
        "DELETE, /customers/" + ID,
        "POST, /customers/with-vehicle",
        "GET, /customers/with-vehicles",
        "GET, /customers/with-vehicles/" + ID,
        "GET, /customers/" + ID + "/with-vehicles",
        "GET, /customers/" + ID + "/vehicles",
        "POST, /customers/" + ID + "/vehicles",
        "GET, /vehicles/" + ID,
        "PUT, /vehicles/" + ID,
        "DELETE, /vehicles/" + ID,
        "GET, /vehicles/by-nopol/B1",
        "GET, /vehicles/" + ID + "/visits",
        "POST, /vehicles/" + ID + "/visits",
        "DELETE, /vehicles/" + ID + "/visits/" + ID
    })
    void withoutATokenNothingIsShownOrDone(Method method, String path) {
        // When
        var answer = given().request(method, path).then();

        // Then
        answer.statusCode(401).body("success", is(false)).header("WWW-Authenticate", "Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "agent"})
    void bothRolesMayDoEverything(String role) {
        // When
        var answer = given().auth()
                .oauth2(TestTokens.of(role))
                .get("/customers/with-vehicles?size=1")
                .then();

        // Then
        answer.statusCode(200);
    }

    @Test
    void aTokenIsGoodUntilItExpiresAlthoughAnotherKeySignsByNow() {
        // When
        var answer = given().auth()
                .oauth2(TestTokens.ofFormerKey("agent"))
                .get("/customers?size=1")
                .then();

        // Then
        answer.statusCode(200);
    }

    @Test
    void anotherRoleMayDoNothing() {
        // When
        var answer = given().auth()
                .oauth2(TestTokens.of("customer"))
                .get("/customers?size=1")
                .then();

        // Then
        answer.statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Pelanggan tidak ditemukan",
        "id, Pelanggan tidak ditemukan",
        "fr, Pelanggan tidak ditemukan",
        "en-GB, Customer not found",
        "'fr, en;q=0.5', Customer not found"
    })
    void theAnswerSpeaksTheLanguageOfWhoAsks(String languages, String message) {
        // When
        var answer = staff().header("Accept-Language", languages)
                .get("/customers/{id}", ID)
                .then();

        // Then
        answer.statusCode(404).body("message", equalTo(message)).body("detail", equalTo(message));
    }

    @ParameterizedTest
    @CsvSource({"id, harus diisi, paling besar 2029", "en, must not be blank, must be less than or equal to 2029"})
    void soDoRemarksOnFields(String language, String blank, String tooLate) {
        // Given
        var speaking = staff().header("Accept-Language", language);
        String customer = FrontDesk.registered(FrontDesk.budi());

        // Then
        speaking.body("{}").post("/customers").then().body("errors.message", hasItem(blank));
        speaking.body("{\"no_pol\":\"B 1\",\"tahun\":2030}")
                .post("/customers/{id}/vehicles", customer)
                .then()
                .body("errors.message", hasItem(tooLate));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/metrics", "/q/openapi"})
    void machinesMayLookInside(String path) {
        // When
        var answer = given().get(path).then();

        // Then
        answer.statusCode(200);
    }
}
