package id.bengkel.report;

import static id.bengkel.report.Calls.asAgent;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class CountingMessagesTest {

    @Inject
    MessageTopic topic;

    @Inject
    Database database;

    @Inject
    KafkaClientService kafka;

    @BeforeEach
    void nothingCounted() {
        database.clear();
    }

    @Test
    void theFirstMessageAboutAVehicleBeginsItsReport() {
        Event event = Event.example();

        topic.deliver(event);

        asAgent()
                .get("/whatsapp-report/detail")
                .then()
                .body("", hasSize(1))
                .body("[0].customer_name", equalTo("Budi Santoso"))
                .body("[0].customer_phone", equalTo("6281234567890"))
                .body("[0].vehicle_model", equalTo("Avanza"))
                .body("[0].vehicle_nopol", equalTo("B 1234 CD"))
                .body("[0].frequency", equalTo(1))
                .body("[0].last_message_date", equalTo("2026-01-05T10:30:00"));
    }

    @Test
    void everyFurtherMessageCountsOnceMore() {
        Event first = Event.aboutSomeVehicle();
        topic.deliver(first);

        topic.deliver(
                first.again().at("2026-02-01T01:00:00.987Z"), first.again().at("2026-03-01T01:00:00.987Z"));

        report(first).body("frequency", equalTo(3)).body("last_message_date", equalTo("2026-03-01T08:00:00"));
    }

    @Test
    void theReportBearsTheNamesOfTheNewestMessageHoweverLateAnOlderOneArrives() {
        Event newest = Event.aboutSomeVehicle().at("2026-03-02T01:00:00Z").with("customer_name", "Budi S.");
        Event older = newest.again().at("2026-03-01T01:00:00Z").with("customer_name", "Budi");
        topic.deliver(newest);

        topic.deliver(older);

        report(newest).body("frequency", equalTo(2)).body("last_message_date", equalTo("2026-03-02T08:00:00"));
        asAgent().get("/whatsapp-report/detail").then().body("customer_name", contains("Budi S."));
    }

    @Test
    void anEventDeliveredAgainIsNotCountedAgain() {
        Event event = Event.aboutSomeVehicle();
        topic.deliver(event, event);

        topic.deliver(event);

        report(event).body("frequency", equalTo(1));
        daily().body("find { it.date == '2026-01-05' }.sent", equalTo(1));
    }

    @Test
    void replayingTheWholeTopicCountsOnlyWhatWasNotCounted() {
        Event known = Event.aboutSomeVehicle();
        Event forgotten = Event.aboutSomeVehicle();
        topic.deliver(known, known.again(), known.again(), forgotten);
        database.execute("DELETE FROM processed_event WHERE id = '%s'".formatted(forgotten.id()));

        topic.replay(kafka);

        report(known).body("frequency", equalTo(3));
        report(forgotten).body("frequency", equalTo(2));
    }

    @Test
    void aMessageAboutNoVehicleCountsForItsDayOnly() {
        Event custom =
                Event.example().with("kind", "custom").without("id_vehicle").without("id_customer");

        topic.deliver(
                custom, custom.again().with("id_customer", UUID.randomUUID().toString()));

        asAgent().get("/whatsapp-report/").then().body("", hasSize(0));
        daily().body("find { it.date == '2026-01-05' }.sent", equalTo(2));
    }

    @Test
    void aDayIsTheWorkshopsDay() {
        Event beforeMidnight = Event.aboutSomeVehicle().at("2026-01-05T16:59:59.999Z");
        Event atMidnight = Event.aboutSomeVehicle().at("2026-01-06T00:00:00+07:00");

        topic.deliver(beforeMidnight, atMidnight);

        daily().body("", hasItem(Map.of("date", "2026-01-05", "sent", 1)))
                .body("", hasItem(Map.of("date", "2026-01-06", "sent", 1)));
    }

    @Test
    void aLongBacklogOfManyVehiclesIsCountedWhole() {
        UUID[] vehicles = Stream.generate(UUID::randomUUID).limit(70).toArray(UUID[]::new);
        UUID customer = UUID.randomUUID();
        Event[] events = Stream.iterate(0, i -> i + 1)
                .limit(2_100)
                .map(i -> Event.about(customer, vehicles[i % 70]))
                .toArray(Event[]::new);

        topic.deliver(events);

        asAgent()
                .get("/whatsapp-report/customer/" + customer)
                .then()
                .body("frequency.unique()", contains(30))
                .body("", hasSize(70));
    }

    private static ValidatableResponse report(Event event) {
        return asAgent()
                .get("/whatsapp-report/customer/{customer}/vehicle/{vehicle}", event.customer(), event.vehicle())
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse daily() {
        return asAgent()
                .get("/whatsapp-report/daily?from=2026-01-01&to=2026-01-31")
                .then()
                .statusCode(200);
    }
}
