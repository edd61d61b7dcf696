package id.bengkel.reminder.manual;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import id.bengkel.local.test.TestServers;
import id.bengkel.reminder.ReminderWorld;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class KeepingManualCustomersTest {

    private static final String LOCAL_TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d";

    @Inject
    ReminderWorld world;

    @Inject
    ManualDesk desk;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void aNewCustomerIsAnsweredInTheDocumentedForm() {
        // When
        ValidatableResponse answer = desk.add(ManualDesk.joko("nopol", " b 1234  xyz "));

        // Then
        String id = answer.statusCode(201)
                .body("customer_name", equalTo("Bapak Joko"))
                .body("nopol", equalTo("B 1234 XYZ"))
                .body("no_hp", equalTo("628123456789"))
                .body("last_service", equalTo("2025-10-15"))
                .body("next_service", equalTo("2026-01-15"))
                .body("is_active", equalTo(1))
                .body("reminder_sent_count", equalTo(0))
                .body("$", hasKey("last_reminder_sent"))
                .body("last_reminder_sent", nullValue())
                .body("notes", equalTo("Customer VIP"))
                .body("created_at", matchesPattern(LOCAL_TIME))
                .body("updated_at", matchesPattern(LOCAL_TIME))
                .extract()
                .path("id");
        answer.header("Location", equalTo("/manual-whatsapp/" + id));
        desk.show(id).statusCode(200).body("nopol", equalTo("B 1234 XYZ"));
    }

    @Test
    void onlyNamePlateAndNumberAreNeeded() {
        // When
        ValidatableResponse answer = desk.post(
                "", "{\"customer_name\":\"Siti\",\"nopol\":\"B 5678 ABC\",\"no_hp\":\"+62 812-3456-789\",\"hobby\":1}");

        // Then
        answer.statusCode(201).body("next_service", nullValue()).body("no_hp", equalTo("628123456789"));
    }

    @Test
    void aPlateIsThereOnceInWhateverSpelling() {
        // Given
        desk.added("nopol", "B 1234 XYZ");

        // When
        ValidatableResponse answer = desk.add(ManualDesk.joko("nopol", "b-1234-xyz"));

        // Then
        answer.statusCode(409).body("success", equalTo(false)).body("errors.field", hasItem("nopol"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"B%201234%20XYZ", "b1234xyz", "b-1234.xyz"})
    void aPlateFindsItsCustomerInAnySpelling(String spelling) {
        // Given
        desk.added("nopol", "B 1234 XYZ");

        // When
        ValidatableResponse answer = desk.agent()
                .urlEncodingEnabled(false)
                .get("/manual-whatsapp/by-nopol/" + spelling)
                .then();

        // Then
        answer.statusCode(200).body("nopol", equalTo("B 1234 XYZ"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"nopol":"B 1 A","no_hp":"0812345678"}                                             | customer_name
            {"customer_name":" ","nopol":"B 1 A","no_hp":"0812345678"}                         | customer_name
            {"customer_name":null,"nopol":"B 1 A","no_hp":"0812345678"}                        | customer_name
            {"customer_name":7,"nopol":"B 1 A","no_hp":"0812345678"}                           | customer_name
            {"customer_name":"A","no_hp":"0812345678"}                                         | nopol
            {"customer_name":"A","nopol":"---","no_hp":"0812345678"}                           | nopol
            {"customer_name":"A","nopol":"B 12345678901234567890","no_hp":"0812345678"}        | nopol
            {"customer_name":"A","nopol":"B 1 A"}                                              | no_hp
            {"customer_name":"A","nopol":"B 1 A","no_hp":""}                                   | no_hp
            {"customer_name":"A","nopol":"B 1 A","no_hp":"siapa"}                              | no_hp
            {"customer_name":"A","nopol":"B 1 A","no_hp":812345678}                            | no_hp
            {"customer_name":"A","nopol":"B 1 A","no_hp":"0812345678","next_service":"2026-02-30"} | next_service
            {"customer_name":"A","nopol":"B 1 A","no_hp":"0812345678","next_service":"30-01-2026"} | next_service
            {"customer_name":"A","nopol":"B 1 A","no_hp":"0812345678","last_service":20260101} | last_service
            {"customer_name":"A","nopol":"B 1 A","no_hp":"0812345678","notes":["x"]}           | notes
            []                                                                                 | body
            """)
    void whatCannotBeIsRefusedByItsName(String body, String field) {
        // When
        ValidatableResponse answer = desk.post("", body);

        // Then
        answer.statusCode(400).body("success", equalTo(false)).body("errors.field", hasItem(field));
    }

    @Test
    void aChangeLeavesAloneWhatItDoesNotName() {
        // Given
        String id = desk.added("nopol", "B 1234 XYZ");

        // When
        ValidatableResponse answer = desk.change(id, "{\"next_service\":\"2026-02-01\"}");

        // Then
        answer.statusCode(200)
                .body("next_service", equalTo("2026-02-01"))
                .body("customer_name", equalTo("Bapak Joko"))
                .body("nopol", equalTo("B 1234 XYZ"))
                .body("no_hp", equalTo("628123456789"))
                .body("last_service", equalTo("2025-10-15"))
                .body("is_active", equalTo(1))
                .body("notes", equalTo("Customer VIP"));
    }

    @Test
    void aChangeMayForgetWhatNeedNotBeKnown() {
        // Given
        String id = desk.added();

        // When
        ValidatableResponse answer =
                desk.change(id, "{\"last_service\":null,\"next_service\":null,\"notes\":null,\"is_active\":0}");

        // Then
        answer.statusCode(200)
                .body("last_service", nullValue())
                .body("next_service", nullValue())
                .body("notes", nullValue())
                .body("is_active", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"customer_name":null}         | customer_name
            {"customer_name":" "}          | customer_name
            {"nopol":null}                 | nopol
            {"nopol":"..."}                | nopol
            {"no_hp":null}                 | no_hp
            {"no_hp":"12"}                 | no_hp
            {"is_active":null}             | is_active
            {"is_active":2}                | is_active
            {"is_active":"1"}              | is_active
            {"next_service":"2026-13-01"}  | next_service
            """)
    void aChangeToWhatCannotBeIsRefusedByItsName(String body, String field) {
        // Given
        String id = desk.added();

        // When
        ValidatableResponse answer = desk.change(id, body);

        // Then
        answer.statusCode(400).body("errors.field", hasItem(field));
        desk.show(id).body("customer_name", equalTo("Bapak Joko")).body("is_active", equalTo(1));
    }

    @Test
    void aChangeCannotTakeAnothersPlate() {
        // Given
        desk.added("nopol", "B 1234 XYZ");
        String other = desk.added();

        // When
        ValidatableResponse answer = desk.change(other, "{\"nopol\":\"B1234XYZ\"}");

        // Then
        answer.statusCode(409).body("errors.field", hasItem("nopol"));
    }

    @Test
    void activeTogglesToAndFro() {
        // Given
        String id = desk.added();

        // When
        ValidatableResponse off =
                desk.agent().patch("/manual-whatsapp/" + id + "/toggle-active").then();

        // Then
        off.statusCode(200).body("is_active", equalTo(0));
        desk.agent().patch("/manual-whatsapp/" + id + "/toggle-active").then().body("is_active", equalTo(1));
    }

    @Test
    void whoIsRemovedIsGone() {
        // Given
        String id = desk.added();

        // When
        desk.agent().delete("/manual-whatsapp/" + id).then().statusCode(204);

        // Then
        desk.show(id).statusCode(404).body("message", equalTo("Customer manual tidak ditemukan"));
        desk.agent().delete("/manual-whatsapp/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-an-id", "1-1-1-1-1", "00000000-0000-0000-0000-000000000000", "by-nopol/B 0 NO"})
    void whoIsNotThereIsNotFound(String path) {
        // When
        ValidatableResponse answer = desk.get(path);

        // Then
        answer.statusCode(404).body("success", equalTo(false));
    }

    @Test
    void withoutTokenNobodyLearnsAnything() {
        // When
        given().get("/manual-whatsapp/")
                // Then
                .then()
                .statusCode(401);
    }
}
