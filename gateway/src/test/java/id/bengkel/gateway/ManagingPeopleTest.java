package id.bengkel.gateway;

import static id.bengkel.gateway.People.admin;
import static id.bengkel.gateway.People.newName;
import static id.bengkel.gateway.People.person;
import static id.bengkel.gateway.People.register;
import static id.bengkel.gateway.People.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class ManagingPeopleTest {

    @Test
    void anAdminGivesSomebodyAnAccount() {
        String username = newName();

        ValidatableResponse answer =
                admin().body(person(username, "agent")).post("/auth/register").then();

        int id = answer.statusCode(201)
                .body("$", aMapWithSize(6))
                .body("name", equalTo("Budi Santoso"))
                .body("username", equalTo(username))
                .body("email", equalTo(username + "@example.com"))
                .body("phone", equalTo("6281234567890"))
                .body("role", equalTo("agent"))
                .extract()
                .path("id");
        answer.header("Location", endsWith("/users/" + id));
        admin().get("/users/" + id).then().statusCode(200).body("username", equalTo(username));
    }

    @Test
    void anAgentGivesNobodyAnAccount() {
        ValidatableResponse answer = with(TestTokens.agent())
                .body(person(newName(), "agent"))
                .post("/auth/register")
                .then();

        answer.statusCode(403).body("message", equalTo("Anda tidak berhak melakukan ini"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "name, ' '", "name, null", "email, tidak-ada", "email, null", "username, null", "username, a b",
                "username, budi@example.com", "password, pendek", "password, null", "phone, 12", "role, owner",
                        "role, null"
            })
    void everyFieldThatIsWrongIsNamed(String field, String value) {
        Map<String, Object> wrong = new HashMap<>(person(newName(), "agent"));
        wrong.put(field, value);

        ValidatableResponse answer = admin().body(wrong).post("/auth/register").then();

        answer.statusCode(400).body("errors.field", equalTo(List.of(field)));
    }

    @ParameterizedTest
    @CsvSource({"7, 400", "8, 201", "72, 201", "73, 400"})
    void aPasswordHas8To72Bytes(int length, int status) {
        Map<String, Object> person = new HashMap<>(person(newName(), "agent"));
        person.put("password", length % 2 == 0 ? "é".repeat(length / 2) : "e".repeat(length));

        ValidatableResponse answer = admin().body(person).post("/auth/register").then();

        answer.statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "email"})
    void whatSomebodyElseHasIsTakenInAnySpelling(String field) {
        String username = newName();
        register(username, "agent");
        Map<String, Object> same = new HashMap<>(person(newName(), "agent"));
        same.put(field, person(username, "agent").get(field).toString().toUpperCase(Locale.ROOT));

        ValidatableResponse answer = admin().body(same).post("/auth/register").then();

        answer.statusCode(409)
                .body("errors.field", equalTo(List.of(field)))
                .body("message", equalTo(field + ": sudah dipakai"));
    }

    @Test
    void listsSayWhoIsWho() {
        int agent = register(newName(), "agent");
        int anAdmin = register(newName(), "admin");

        ValidatableResponse all = with(TestTokens.agent()).get("/users/").then();
        ValidatableResponse agents =
                with(TestTokens.agent()).get("/users/agents").then();
        ValidatableResponse admins =
                with(TestTokens.agent()).get("/users/admins").then();

        all.statusCode(200)
                .body("id", hasItem(agent))
                .body("id", hasItem(anAdmin))
                .body("[0]", aMapWithSize(8));
        agents.body("id", hasItem(agent)).body("id", not(hasItem(anAdmin))).body("role", everyItem(is("agent")));
        admins.body("id", hasItem(anAdmin)).body("id", not(hasItem(agent))).body("online", everyItem(is(false)));
    }

    @Test
    void pagesHoldTheSameAsTheCompleteListInTheSameOrder() {
        for (int i = 0; i < 3; i++) {
            register(newName(), "agent");
        }
        List<Integer> complete = admin().get("/users/agents").path("id");

        List<Integer> paged = new ArrayList<>();
        for (int page = 1; paged.size() < complete.size(); page++) {
            ValidatableResponse answer =
                    admin().get("/users/agents?size=2&page=" + page).then();
            answer.header("X-Total-Count", String.valueOf(complete.size()))
                    .header("Link", containsString("rel=\"last\""));
            paged.addAll(answer.extract().path("id"));
        }

        assertEquals(complete, paged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "999999999999",
                "99999999999999999999",
                "siti",
                "1.5",
                "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
            })
    void whoIsUnknownOrNobodyIsNotFound(String id) {
        admin().get("/users/" + id).then().statusCode(404).body("success", equalTo(false));
        admin().body("{}").patch("/users/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users/", "/users/agents", "/users/agents/", "/auth/me", "/auth/me/"})
    void aPathWorksWithAndWithoutItsTrailingSlash(String path) {
        admin().get(path).then().statusCode(200);
    }

    @Test
    void withoutATokenNothingOfAllThisWorks() {
        for (String path : List.of("/users/", "/users/agents", "/users/admins", "/auth/me")) {
            given().get(path).then().statusCode(401).body("errors", nullValue()).body("$", aMapWithSize(5));
        }
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/auth/register")
                .then()
                .statusCode(401);
        given().post("/auth/logout").then().statusCode(401);
    }

    @Test
    void phonesAreNotNeeded() {
        Map<String, Object> person = new HashMap<>(person(newName(), "agent"));
        person.put("phone", null);

        ValidatableResponse answer = admin().body(person).post("/auth/register").then();

        answer.statusCode(201).body("phone", nullValue()).body("keySet()", hasSize(6));
    }

    @Test
    void anAccountAskedForTwiceIsMadeOnce() {
        Map<String, Object> person = person(newName(), "agent");
        String key = newName();
        int id = admin().header("Idempotency-Key", key)
                .body(person)
                .post("/auth/register")
                .path("id");

        ValidatableResponse repeat = admin().header("Idempotency-Key", key)
                .body(person)
                .post("/auth/register")
                .then();

        repeat.statusCode(201).header("Idempotency-Replayed", "true").body("id", equalTo(id));
    }

    @Test
    void aTokenIsHandedOutAnewEachTime() {
        String key = newName();
        Supplier<Response> signIn = () -> given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("identifier", "admin", "password", People.ADMIN_PASSWORD))
                .post("/auth/login/");
        signIn.get();

        ValidatableResponse again = signIn.get().then();

        again.statusCode(200).header("Idempotency-Replayed", nullValue());
    }
}
