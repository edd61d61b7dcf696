package id.bengkel.report;

import static id.bengkel.report.Calls.asAgent;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class OutagesTest {

    private static final Logger LISTENER = Logger.getLogger("id.bengkel.chassis.consumer.BatchConsumer");

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Handler reader = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Inject
    MessageTopic topic;

    @Inject
    Database database;

    @BeforeEach
    void nothingCounted() {
        topic.awaitDeadLettersListed(); // what another test replayed comes once more, and is logged here, too
        database.clear();
        LISTENER.addHandler(reader);
    }

    @AfterEach
    void databaseBack() {
        database.comeBack();
        LISTENER.removeHandler(reader);
    }

    @Test
    void whileTheDatabaseIsAwayEventsWaitAndAfterwardsEachIsCountedOnce() {
        UUID customer = UUID.randomUUID();
        Event[] events = Stream.generate(() -> Event.about(customer, UUID.randomUUID()))
                .limit(50)
                .toArray(Event[]::new);
        database.goAway();
        topic.publish(events);
        await().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(503));
        given().get("/q/health/live").then().statusCode(200);
        asAgent().get("/whatsapp-report/statistics").then().statusCode(503);
        await().until(() -> log.stream().anyMatch(line -> line.startsWith("Taking message-sent waits")));

        database.comeBack();
        topic.awaitAllDone();

        await().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        asAgent()
                .get("/whatsapp-report/customer/" + customer)
                .then()
                .body("frequency.unique()", contains(1))
                .body("", hasSize(50));
        assertEquals(2, log.size(), () -> "one line when it begins and one when it ends, not " + log);
    }

    @Test
    void sessionsThatBreakInTheMiddleOfCountingLoseNothingAndRepeatNothing() {
        Event vehicle = Event.aboutSomeVehicle();

        IntStream.range(0, 20).forEach(round -> {
            topic.publish(Stream.generate(vehicle::again).limit(100).toArray(Event[]::new));
            database.interrupt();
        });
        topic.awaitAllDone();

        asAgent()
                .get("/whatsapp-report/customer/{customer}/vehicle/{vehicle}", vehicle.customer(), vehicle.vehicle())
                .then()
                .body("frequency", equalTo(2_000));
    }
}
