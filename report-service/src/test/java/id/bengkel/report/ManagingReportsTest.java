package id.bengkel.report;

import static id.bengkel.report.Calls.asAdmin;
import static id.bengkel.report.Calls.asAgent;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class ManagingReportsTest {

    @Inject
    MessageTopic topic;

    @Inject
    Database database;

    private final Event first = Event.aboutSomeVehicle();
    private final Event second = Event.about(first.customer(), UUID.randomUUID());
    private final Event ofAnother = Event.aboutSomeVehicle();

    @BeforeEach
    void threeReports() {
        database.clear();
        topic.deliver(first, first.again(), second, ofAnother);
    }

    @Test
    void anAdminResetsTheFrequenciesOfOneCustomer() {
        var answer = asAdmin()
                .queryParam("id_customer", first.customer())
                .post("/whatsapp-report/reset-frequency")
                .then();

        answer.statusCode(200)
                .body(
                        "message",
                        equalTo("Frequency untuk 2 report customer %s berhasil direset".formatted(first.customer())))
                .body("count", equalTo(2))
                .body("keySet()", hasSize(2));
        asAgent().get("/whatsapp-report/customer/" + first.customer()).then().body("frequency", contains(0, 0));
        asAgent()
                .get("/whatsapp-report/customer/" + ofAnother.customer())
                .then()
                .body("frequency", contains(1));
    }

    @Test
    void anAdminResetsAllFrequenciesAndTheReportsStay() {
        var answer = asAdmin()
                .header("Accept-Language", "en")
                .post("/whatsapp-report/reset-frequency/")
                .then();

        answer.statusCode(200)
                .body("message", equalTo("The frequency of 3 reports was reset"))
                .body("count", equalTo(3));
        asAgent().get("/whatsapp-report/").then().body("frequency", contains(0, 0, 0));
        asAgent()
                .get("/whatsapp-report/statistics")
                .then()
                .body("total_customers_with_vehicles", equalTo(3))
                .body("total_messages_sent", equalTo(0))
                .body("customers_by_frequency.keySet()", hasSize(0));
    }

    @Test
    void countingGoesOnFromZeroAfterAReset() {
        asAdmin().post("/whatsapp-report/reset-frequency").then().statusCode(200);

        topic.deliver(first.again());

        asAgent()
                .get("/whatsapp-report/customer/{customer}/vehicle/{vehicle}", first.customer(), first.vehicle())
                .then()
                .body("frequency", equalTo(1));
    }

    @Test
    void resettingACustomerWithoutReportsResetsNone() {
        var answer = asAdmin()
                .queryParam("id_customer", UUID.randomUUID())
                .post("/whatsapp-report/reset-frequency")
                .then();

        answer.statusCode(200).body("count", equalTo(0));
    }

    @Test
    void anIdLeftEmptyDoesNotMeanEverybody() {
        var answer = asAdmin()
                .queryParam("id_customer", "")
                .post("/whatsapp-report/reset-frequency")
                .then();

        answer.statusCode(400).body("errors.field", contains("id_customer"));
        asAgent().get("/whatsapp-report/statistics").then().body("total_messages_sent", equalTo(4));
    }

    @Test
    void anAdminDeletesAReportOnce() {
        String report = "/whatsapp-report/" + idOf(ofAnother);

        var answer = asAdmin().delete(report).then();

        answer.statusCode(200)
                .body("message", equalTo("Report berhasil dihapus"))
                .body("keySet()", hasSize(1));
        asAdmin().delete(report).then().statusCode(404);
        asAgent()
                .get("/whatsapp-report/statistics")
                .then()
                .body("total_customers_with_vehicles", equalTo(2))
                .body("total_messages_sent", equalTo(3));
    }

    @Test
    void whatWasCountedStaysCountedAfterItsReportIsDeleted() {
        asAdmin().delete("/whatsapp-report/" + idOf(ofAnother)).then().statusCode(200);

        topic.deliver(ofAnother);

        asAgent()
                .get("/whatsapp-report/customer/" + ofAnother.customer())
                .then()
                .body("", hasSize(0));
    }

    @Test
    void anAgentMayNeitherDeleteNorReset() {
        String report = "/whatsapp-report/" + idOf(first);

        var answer = asAgent().delete(report).then();

        answer.statusCode(403).body("success", equalTo(false));
        asAgent().post("/whatsapp-report/reset-frequency").then().statusCode(403);
        given().delete(report).then().statusCode(401);
        given().post("/whatsapp-report/reset-frequency").then().statusCode(401);
        asAgent().get("/whatsapp-report/").then().body("", hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "x", "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "6ba7b8109dad11d180b400c04fd430c8"})
    void deletingWhatDoesNotExistIsNotFound(String id) {
        asAdmin().delete("/whatsapp-report/" + id).then().statusCode(404);
    }

    @Test
    void aCustomerIdThatIsNoneIsRefusedByName() {
        asAdmin()
                .post("/whatsapp-report/reset-frequency?id_customer=budi")
                .then()
                .statusCode(400)
                .body("errors.field", contains("id_customer"));
    }

    private static String idOf(Event event) {
        return asAgent()
                .get("/whatsapp-report/customer/{customer}/vehicle/{vehicle}", event.customer(), event.vehicle())
                .path("id");
    }
}
