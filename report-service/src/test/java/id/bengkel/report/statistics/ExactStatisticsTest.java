package id.bengkel.report.statistics;

import static id.bengkel.report.Calls.asAdmin;
import static id.bengkel.report.Calls.asAgent;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.TestServers;
import id.bengkel.report.Database;
import id.bengkel.report.Event;
import id.bengkel.report.MessageTopic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class ExactStatisticsTest {

    @Inject
    MessageTopic topic;

    @Inject
    Database database;

    @BeforeEach
    void nothingCounted() {
        database.clear();
    }

    @Test
    void nothingSentIsAllZero() {
        String body = asAgent().get("/whatsapp-report/statistics").asString();

        assertEquals(
                """
                {"total_customers_with_vehicles":0,"total_messages_sent":0,"average_messages_per_customer":0.00,\
                "customers_by_frequency":{}}""",
                body);
    }

    @Test
    void frequenciesAreListedInTheOrderOfNumbersAndTheAverageHasTwoDecimals() {
        Event often = Event.aboutSomeVehicle();
        Event sometimes = Event.aboutSomeVehicle();
        topic.deliver(Stream.concat(
                        Stream.generate(often::again).limit(12),
                        Stream.of(sometimes, sometimes.again(), Event.aboutSomeVehicle()))
                .toArray(Event[]::new));

        String body = asAgent().get("/whatsapp-report/statistics").asString();

        assertEquals(
                """
                {"total_customers_with_vehicles":3,"total_messages_sent":15,"average_messages_per_customer":5.00,\
                "customers_by_frequency":{"1":1,"2":1,"12":1}}""",
                body);
    }

    @Test
    void afterAnyMixOfCountingResettingAndDeletingTheyEqualARecount() {
        Random random = new Random(42);
        List<UUID> customers = Stream.generate(UUID::randomUUID).limit(10).toList();

        for (int step = 0; step < 40; step++) {
            UUID customer = customers.get(random.nextInt(customers.size()));
            switch (random.nextInt(6)) {
                case 0 -> asAdmin().post("/whatsapp-report/reset-frequency?id_customer=" + customer);
                case 1 -> deleteFirst(customer);
                default ->
                    topic.publish(Stream.generate(() -> Event.about(
                                    customer, new UUID(customer.getLeastSignificantBits(), random.nextInt(5))))
                            .limit(random.nextInt(30))
                            .toArray(Event[]::new));
            }
        }
        topic.awaitAllDone();

        var recount = database.frequencies();
        assertTrue(recount.size() > 3, () -> "Too uniform to tell anything: " + recount);
        var expected = Statistics.of(recount);
        var answer = asAgent().get("/whatsapp-report/statistics").jsonPath();
        assertEquals(expected.totalCustomersWithVehicles(), answer.getLong("total_customers_with_vehicles"));
        assertEquals(expected.totalMessagesSent(), answer.getLong("total_messages_sent"));
        assertEquals(
                expected.averageMessagesPerCustomer().doubleValue(), answer.getDouble("average_messages_per_customer"));
        assertEquals(
                expected.customersByFrequency().toString(),
                answer.getMap("customers_by_frequency").toString());
    }

    @Test
    void withoutDatesTheLastThirtyDaysAreShown() {
        asAgent().get("/whatsapp-report/daily").then().statusCode(200).body("", hasSize(30));
    }

    private static void deleteFirst(UUID customer) {
        List<String> ids =
                asAgent().get("/whatsapp-report/customer/" + customer).path("id");
        ids.stream().limit(1).forEach(id -> asAdmin().delete("/whatsapp-report/" + id));
    }
}
