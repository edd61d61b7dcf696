package id.bengkel.report;

import static id.bengkel.report.Calls.asAgent;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class ReadingReportsTest {

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @Inject
    MessageTopic topic;

    @Inject
    Database database;

    @BeforeEach
    void nothingCounted() {
        database.clear();
    }

    @Test
    void aListHoldsTheDocumentedFieldsInTheWorkshopsTime() {
        Event event = Event.example();
        topic.deliver(event);
        database.execute(
                "UPDATE report SET created_at = '2025-12-20 01:00:00.123456Z', updated_at = '2026-01-05 03:30Z'");

        String body = asAgent()
                .get("/whatsapp-report/")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        String id = asAgent().get("/whatsapp-report/detail").path("[0].id");
        assertEquals(
                """
                [{"id":"%s","id_customer":"6ba7b810-9dad-11d1-80b4-00c04fd430c8",\
                "id_vehicle":"6ba7b811-9dad-11d1-80b4-00c04fd430c8","last_message_date":"2026-01-05T10:30:00",\
                "frequency":1,"created_at":"2025-12-20T08:00:00","updated_at":"2026-01-05T10:30:00"}]"""
                        .formatted(id),
                body);
    }

    @Test
    void theDetailHoldsTheDocumentedFields() {
        topic.deliver(Event.example());
        database.execute("UPDATE report SET created_at = '2025-12-20 01:00:00Z', updated_at = '2026-01-05 03:30Z'");

        String body = asAgent()
                .get("/whatsapp-report/detail")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertEquals(
                """
                "customer_name":"Budi Santoso","customer_phone":"6281234567890","vehicle_model":"Avanza",\
                "vehicle_nopol":"B 1234 CD","last_message_date":"2026-01-05T10:30:00","frequency":1,\
                "created_at":"2025-12-20T08:00:00","updated_at":"2026-01-05T10:30:00"}]""",
                body.replaceFirst("^\\[\\{\"id\":\"" + ID + "\",", ""));
    }

    @Test
    void theReportOfACustomerAndVehicleIsOneRecord() {
        Event event = Event.aboutSomeVehicle();
        topic.deliver(event);

        var answer = asAgent()
                .get("/whatsapp-report/customer/{customer}/vehicle/{vehicle}", event.customer(), event.vehicle())
                .then();

        answer.statusCode(200)
                .body("id", matchesPattern(ID))
                .body("id_customer", equalTo(event.customer().toString()))
                .body("id_vehicle", equalTo(event.vehicle().toString()))
                .body("last_message_date", equalTo("2026-01-05T10:30:00"))
                .body("frequency", equalTo(1))
                .body("keySet()", hasSize(7));
    }

    @Test
    void theReportsOfACustomerAreThoseOfAllItsVehicles() {
        UUID customer = UUID.randomUUID();
        topic.deliver(
                Event.about(customer, UUID.randomUUID()),
                Event.about(customer, UUID.randomUUID()),
                Event.aboutSomeVehicle());

        var answer =
                asAgent().get("/whatsapp-report/customer/{customer}", customer).then();

        answer.statusCode(200).body("", hasSize(2)).body("id_customer.unique()", contains(customer.toString()));
        asAgent().get("/whatsapp-report/customer/" + UUID.randomUUID()).then().body("", hasSize(0));
    }

    @Test
    void aListOfThousandsIsCompleteAndPagesShowItInTheSameOrder() {
        database.execute(
                """
                INSERT INTO report (id_customer, id_vehicle, customer_phone, last_message_date, frequency, created_at,
                    updated_at)
                SELECT gen_random_uuid(), gen_random_uuid(), '6281234567890', now(), 1, now() - n % 7 * interval '1 day',
                    now()
                FROM generate_series(1, 1203) n
                """);

        List<String> all = asAgent().get("/whatsapp-report/detail").path("id");

        assertEquals(1_203, all.stream().distinct().count());
        var page = asAgent().get("/whatsapp-report/?page=3&size=500");
        assertEquals(all.subList(1_000, 1_203), page.path("id"));
        page.then()
                .header("X-Total-Count", "1203")
                .header("Link", containsString("</whatsapp-report/?page=2&size=500>; rel=\"prev\""));
        assertEquals(
                all.subList(0, 50),
                asAgent().get("/whatsapp-report/detail?page=1").path("id"));
    }

    @Test
    void theDaysComeInPagesLikeAllLists() {
        // When
        var page = asAgent()
                .get("/whatsapp-report/daily?from=2026-01-01&to=2026-01-31&page=2&size=20")
                .then();

        // Then
        page.statusCode(200).header("X-Total-Count", "31").body("", hasSize(11));
        page.body("date[0]", equalTo("2026-01-21")).header("Link", containsString("rel=\"prev\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/whatsapp-report",
                "/whatsapp-report/",
                "/whatsapp-report/detail/",
                "/whatsapp-report/statistics/",
                "/whatsapp-report/daily/",
                "/whatsapp-report/customer/6ba7b810-9dad-11d1-80b4-00c04fd430c8/"
            })
    void everyListNeedsATokenAndTakesATrailingSlash(String path) {
        asAgent().get(path).then().statusCode(200);
        given().get(path).then().statusCode(401);
        given().auth().oauth2(TestTokens.of("guest")).get(path).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/whatsapp-report/customer/1, 404",
        "/whatsapp-report/customer/6ba7b810-9dad-11d1-80b4-00c04fd430c8/vehicle/x, 404",
        "/whatsapp-report/customer/x/vehicle/6ba7b810-9dad-11d1-80b4-00c04fd430c8, 404",
        "/whatsapp-report/customer/6ba7b810-9dad-11d1-80b4-00c04fd430c8/vehicle/6ba7b810-9dad-11d1-80b4-00c04fd430c8, 404",
        "/whatsapp-report/nothing/here, 404",
        "/whatsapp-report/reset-frequency, 405"
    })
    void whatDoesNotExistIsNotFound(String path, int status) {
        asAgent().get(path).then().statusCode(status).body("success", equalTo(false));
    }

    @Test
    void aMissingReportIsExplainedInTheLanguageAskedFor() {
        String path = "/whatsapp-report/customer/%s/vehicle/%s".formatted(UUID.randomUUID(), UUID.randomUUID());

        var answer = asAgent().get(path).then();

        answer.statusCode(404).body("message", equalTo("Report tidak ditemukan"));
        asAgent().header("Accept-Language", "en").get(path).then().body("message", equalTo("Report not found"));
    }

    @ParameterizedTest
    @CsvSource({
        "/whatsapp-report/?page=0, page",
        "/whatsapp-report/?size=501, size",
        "/whatsapp-report/detail?size=0, size",
        "/whatsapp-report/detail?page=x, page",
        "/whatsapp-report/customer/6ba7b810-9dad-11d1-80b4-00c04fd430c8?page=-1, page",
        "/whatsapp-report/daily?from=kemarin, from",
        "/whatsapp-report/daily?to=2026-02-30, to",
        "/whatsapp-report/daily?from=2026-02-02&to=2026-02-01, from",
        "/whatsapp-report/daily?from=2999-01-01, from",
        "/whatsapp-report/daily?from=2024-01-01&to=2026-01-01, from",
        "/whatsapp-report/daily?from=%2B999999999-01-01&to=%2B999999999-01-02, from",
        "/whatsapp-report/daily?to=-999999999-01-01, to",
        "/whatsapp-report/daily?to=%2B999999999-12-31, to"
    })
    void badInputIsRefusedByName(String path, String field) {
        asAgent().urlEncodingEnabled(false).get(path).then().statusCode(400).body("errors.field", contains(field));
    }
}
