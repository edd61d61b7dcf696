package id.bengkel.gateway;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** Who does things in these tests. */
final class People {

    static final String ADMIN_PASSWORD = "rahasia-bengkel";
    static final String PASSWORD = "kata-sandi-kuat";

    private static String adminToken;

    private People() {}

    /** Requests of the first admin. */
    static RequestSpecification admin() {
        if (adminToken == null) {
            adminToken = tokenOf("admin", ADMIN_PASSWORD);
        }
        return with(adminToken);
    }

    static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    static String tokenOf(String identifier, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("identifier", identifier, "password", password))
                .post("/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** A username that nobody has yet. */
    static String newName() {
        return "orang-" + UUID.randomUUID().toString().substring(0, 8);
    }

    static Map<String, Object> person(String username, String role) {
        return Map.of(
                "name",
                "Budi Santoso",
                "email",
                username + "@example.com",
                "username",
                username,
                "password",
                PASSWORD,
                "phone",
                "0812-3456-7890",
                "role",
                role);
    }

    /** Gives somebody an account; answers the id. */
    static int register(String username, String role) {
        return admin().body(person(username, role))
                .post("/auth/register")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
