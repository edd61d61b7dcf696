package id.bengkel.report;

import static id.bengkel.report.Calls.asAdmin;
import static id.bengkel.report.Calls.asAgent;
import static id.bengkel.report.MessageTopic.header;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class DeadLettersTest {

    private static final String PATH = "/whatsapp-report/dead-letters";

    @Inject
    MessageTopic topic;

    @Inject
    Database database;

    @BeforeEach
    void nothingCounted() {
        topic.awaitDeadLettersListed(); // what another test replayed comes once more
        database.clear();
    }

    @Test
    void anAdminSeesWhatCouldNotBeCountedButNotWhomItIsAbout() {
        Event event = Event.example().without("sent_at").without("id_customer");

        topic.deliver(event);

        awaitWaiting(1)
                .body("[0].reason", equalTo("sent_at is missing"))
                .body("[0].ce_id", equalTo(event.id().toString()))
                .body("[0].key", equalTo("**********890"))
                .body("[0].times", equalTo(1))
                .body(not(containsString("Budi")))
                .body(not(containsString("6281234567890")));
    }

    @Test
    void whatCanBeCountedAfterARepairIsCountedOnceHoweverOftenItIsReplayed() {
        Event full = refusedByTheDatabase();
        awaitWaiting(1);
        database.execute("UPDATE report SET frequency = 1 WHERE id_vehicle = '%s'".formatted(full.vehicle()));

        ValidatableResponse replay = asAdmin().post(PATH + "/replay").then();

        replay.statusCode(200)
                .body("message", equalTo("1 dead letter berhasil dihitung, 0 gagal lagi"))
                .body("count", equalTo(1))
                .body("failed", equalTo(0));
        asAdmin().get(PATH).then().body("", hasSize(0));
        asAdmin().post(PATH + "/replay/").then().body("count", equalTo(0));
        database.execute("UPDATE dead_letter SET counted_at = NULL");
        asAdmin().post(PATH + "/replay").then().body("count", equalTo(1));
        assertEquals(2, database.number("SELECT sum(frequency) FROM report"));
        assertEquals(2, database.number("SELECT sum(sent) FROM daily"));
    }

    @Test
    void oneIsReplayedByItsIdAndTheOthersWait() {
        topic.deliver(refusedByTheDatabase().without("sent_at"));
        String id = awaitWaiting(2).extract().path("find { it.reason.startsWith('the database') }.id");
        database.execute("UPDATE report SET frequency = 1");

        asAdmin().post(PATH + "/replay?id=" + id).then().body("count", equalTo(1));

        asAdmin().get(PATH).then().body("reason", contains("sent_at is missing"));
        asAdmin().post(PATH + "/replay?id=" + id).then().body("count", equalTo(0));
        asAdmin().post(PATH + "/replay?id=" + UUID.randomUUID()).then().statusCode(404);
        asAdmin().post(PATH + "/replay?id=1").then().statusCode(400).body("errors.field", contains("id"));
    }

    @Test
    void whatFailsAgainIsADeadLetterAgainWithItsReason() {
        Event poison = Event.aboutSomeVehicle().with("message_id", "1");
        topic.deliver(poison);
        String id = awaitWaiting(1).extract().path("[0].id");

        asAdmin()
                .header("Accept-Language", "en")
                .post(PATH + "/replay")
                .then()
                .body("message", equalTo("0 dead letters were counted, 1 failed again"));

        await().untilAsserted(() -> asAdmin()
                .get(PATH)
                .then()
                .body("id", contains(id))
                .body("times", contains(2))
                .body("reason", contains("message_id has a value of the wrong kind")));
        var copies = topic.deadLetters().stream()
                .filter(letter -> poison.id().toString().equals(header(letter, "ce_id")))
                .toList();
        assertEquals(2, copies.size());
        assertArrayEquals(copies.get(0).value(), copies.get(1).value());
        assertArrayEquals(copies.get(0).key(), copies.get(1).key());
        assertEquals(header(copies.get(0), "dlq-offset"), header(copies.get(1), "dlq-offset"));
    }

    @Test
    void whateverElseIsInTheTopicIsListedToo() {
        var odd = new ProducerRecord<byte[], byte[]>("message-sent-dlq", null, "Bu\0di".getBytes(UTF_8), null);
        odd.headers()
                .add("dlq-partition", "x".getBytes(UTF_8))
                .add("ce_id", null)
                .add("a\0b", new byte[] {0});

        topic.publish(odd);

        awaitWaiting(1).body("reason", contains("unknown"));
        asAdmin().post(PATH + "/replay").then().statusCode(200).body("failed", equalTo(1));
    }

    @Test
    void aLongListIsPagedAndReplayedWhole() {
        topic.deliver(Stream.generate(() -> Event.aboutSomeVehicle().without("kind"))
                .limit(120)
                .toArray(Event[]::new));
        awaitWaiting(120);

        asAdmin()
                .get(PATH + "?page=3&size=50")
                .then()
                .header("X-Total-Count", "120")
                .body("", hasSize(20));
        asAdmin().post(PATH + "/replay").then().body("count", equalTo(0)).body("failed", equalTo(120));
    }

    @Test
    void onlyAdminsMayLookAndReplay() {
        given().get(PATH).then().statusCode(401);
        asAgent().get(PATH).then().statusCode(403);
        asAgent().post(PATH + "/replay").then().statusCode(403);
    }

    /** A further message of a report that cannot grow any more. */
    private Event refusedByTheDatabase() {
        Event full = Event.aboutSomeVehicle();
        topic.deliver(full);
        database.execute("UPDATE report SET frequency = 2147483647");
        Event refused = full.again();
        topic.deliver(refused);
        return refused;
    }

    /** The list, once so many wait. */
    private static ValidatableResponse awaitWaiting(int count) {
        return await().until(
                        () -> asAdmin().get(PATH).then().statusCode(200),
                        answer -> answer.extract().jsonPath().getList("").size() == count);
    }
}
