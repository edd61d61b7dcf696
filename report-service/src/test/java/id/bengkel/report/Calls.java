package id.bengkel.report;

import static io.restassured.RestAssured.given;

import id.bengkel.local.test.TestTokens;
import io.restassured.specification.RequestSpecification;

/** Requests of the people who may ask for reports. */
public final class Calls {

    private Calls() {}

    public static RequestSpecification asAgent() {
        return given().auth().oauth2(TestTokens.agent());
    }

    public static RequestSpecification asAdmin() {
        return given().auth().oauth2(TestTokens.admin());
    }
}
