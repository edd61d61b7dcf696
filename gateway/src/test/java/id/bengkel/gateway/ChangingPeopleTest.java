package id.bengkel.gateway;

import static id.bengkel.gateway.People.PASSWORD;
import static id.bengkel.gateway.People.admin;
import static id.bengkel.gateway.People.newName;
import static id.bengkel.gateway.People.person;
import static id.bengkel.gateway.People.register;
import static id.bengkel.gateway.People.tokenOf;
import static id.bengkel.gateway.People.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class ChangingPeopleTest {

    @Test
    void anAdminChangesSomebody() {
        int id = register(newName(), "agent");
        Map<String, String> change =
                Map.of("name", "Siti", "email", newName() + "@example.com", "phone", "+60123456789");

        ValidatableResponse answer = admin().body(change).patch("/users/" + id).then();

        answer.statusCode(200)
                .body("name", equalTo("Siti"))
                .body("email", equalTo(change.get("email")))
                .body("phone", equalTo("60123456789"))
                .body("role", equalTo("agent"));
        admin().get("/users/" + id).then().body("name", equalTo("Siti"));
    }

    @Test
    void whatAChangeDoesNotNameStays() {
        String username = newName();
        int id = register(username, "agent");

        ValidatableResponse answer = admin().body("{}").patch("/users/" + id).then();

        answer.statusCode(200)
                .body("name", equalTo("Budi Santoso"))
                .body("username", equalTo(username))
                .body("phone", equalTo("6281234567890"));
        tokenOf(username, PASSWORD);
    }

    @Test
    void agentsChangeThemselvesButNotTheirRoleNorOthers() {
        String username = newName();
        int id = register(username, "agent");
        int other = register(newName(), "agent");
        String token = tokenOf(username, PASSWORD);

        with(token).body(Map.of("name", "Siti")).patch("/users/" + id).then().statusCode(200);
        with(token).body(Map.of("role", "admin")).patch("/users/" + id).then().statusCode(403);
        with(token).body(Map.of("name", "Siti")).patch("/users/" + other).then().statusCode(403);
    }

    @Test
    void aNewPasswordMakesTheTokensOfBeforeVoid() {
        String username = newName();
        int id = register(username, "agent");
        String before = tokenOf(username, PASSWORD);

        with(before)
                .body(Map.of("password", "sandi-yang-baru", "current_password", PASSWORD))
                .patch("/users/" + id)
                .then()
                .statusCode(200);

        String after = tokenOf(username, "sandi-yang-baru");
        with(before).get("/auth/me").then().statusCode(401);
        with(after).get("/auth/me").then().statusCode(200);
        given().contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", PASSWORD))
                .post("/auth/login")
                .then()
                .statusCode(401);
    }

    @Test
    void whoCameByATokenCannotTakeTheAccountOver() {
        String username = newName();
        int id = register(username, "agent");
        String token = tokenOf(username, PASSWORD);
        Map<String, String> guess = Map.of("password", "sandi-pencuri", "current_password", "tebakan");

        with(token)
                .body(Map.of("password", "sandi-pencuri"))
                .patch("/users/" + id)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("current_password")));
        for (int i = 0; i < 5; i++) {
            with(token).body(guess).patch("/users/" + id).then().statusCode(400);
        }

        with(token).body(guess).patch("/users/" + id).then().statusCode(429).header("Retry-After", notNullValue());
    }

    @Test
    void anAdminGivesSomebodyANewPasswordWithoutTheOldOne() {
        String username = newName();
        int id = register(username, "agent");

        admin().body(Map.of("password", "sandi-yang-baru"))
                .patch("/users/" + id)
                .then()
                .statusCode(200);

        tokenOf(username, "sandi-yang-baru");
    }

    @Test
    void whoIsSwitchedOffDoesNotComeInUntilSwitchedOnAgain() {
        String username = newName();
        int id = register(username, "agent");
        String token = tokenOf(username, PASSWORD);
        Map<String, String> person = Map.of("username", username, "password", PASSWORD);

        admin().body(Map.of("active", false))
                .patch("/users/" + id)
                .then()
                .statusCode(200)
                .body("active", equalTo(false));

        with(token).get("/customers").then().statusCode(401);
        given().contentType(ContentType.JSON)
                .body(person)
                .post("/auth/login")
                .then()
                .statusCode(401)
                .body("message", equalTo("Nama pengguna atau kata sandi salah"));
        admin().body(Map.of("active", true)).patch("/users/" + id).then().statusCode(200);
        tokenOf(username, PASSWORD);
    }

    @Test
    void nobodySwitchesThemselvesOffOrOnButAdmins() {
        String username = newName();
        int id = register(username, "agent");

        with(tokenOf(username, PASSWORD))
                .body(Map.of("active", false))
                .patch("/users/" + id)
                .then()
                .statusCode(403);
    }

    @Test
    void aNewRoleCountsFromTheNextSignInAndTheOldOneNoLonger() {
        String username = newName();
        int id = register(username, "admin");
        String asAdmin = tokenOf(username, PASSWORD);

        admin().body(Map.of("role", "agent"))
                .patch("/users/" + id)
                .then()
                .statusCode(200)
                .body("role", equalTo("agent"));

        with(asAdmin).get("/users/").then().statusCode(401);
        with(tokenOf(username, PASSWORD))
                .body(person(newName(), "agent"))
                .post("/auth/register")
                .then()
                .statusCode(403);
    }

    @Test
    void theLastAdminStaysOne() {
        List<Integer> others = admin().get("/users/admins").jsonPath().getList("findAll { it.username != 'admin' }.id");
        others.forEach(id -> admin().body(Map.of("role", "agent"))
                .patch("/users/" + id)
                .then()
                .statusCode(200));
        int last = admin().get("/auth/me").path("id");

        ValidatableResponse answer =
                admin().body(Map.of("role", "agent")).patch("/users/" + last).then();

        answer.statusCode(409).body("message", equalTo("Admin terakhir harus tetap admin"));
        admin().body(Map.of("active", false)).patch("/users/" + last).then().statusCode(409);
        admin().get("/users/admins").then().body("id", equalTo(List.of(last)));
    }

    @ParameterizedTest
    @CsvSource({"name,' '", "email,tidak-ada", "email,''", "phone,12", "role,owner", "password,pendek"})
    void everyFieldOfAChangeThatIsWrongIsNamed(String field, String value) {
        int id = register(newName(), "agent");

        ValidatableResponse answer =
                admin().body(Map.of(field, value)).patch("/users/" + id).then();

        answer.statusCode(400).body("errors.field", equalTo(List.of(field)));
    }

    @Test
    void aChangeToWhatSomebodyElseHasIsRefused() {
        String taken = newName();
        register(taken, "agent");
        int id = register(newName(), "agent");

        ValidatableResponse answer = admin().body(Map.of("email", taken + "@example.com"))
                .patch("/users/" + id)
                .then();

        answer.statusCode(409).body("errors.field", equalTo(List.of("email")));
    }
}
