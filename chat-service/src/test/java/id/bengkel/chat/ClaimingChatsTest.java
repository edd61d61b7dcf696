package id.bengkel.chat;

import static id.bengkel.chat.ChatWorld.number;
import static id.bengkel.chat.ChatWorld.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class ClaimingChatsTest {

    @Inject
    ChatWorld world;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void ofSeveralAgentsOneWinsAndTheOthersSeeItNoMore() {
        // Given
        long chat = world.received(text(number(), "Halo"));

        // When
        List<Integer> answers = LongStream.rangeClosed(3, 8)
                .parallel()
                .mapToObj(agent ->
                        world.agent(agent).post("/chats/" + chat + "/claim").statusCode())
                .sorted()
                .toList();

        // Then
        assertEquals(List.of(200, 409, 409, 409, 409, 409), answers);
        long winner = world.chat(chat).getLong("assigned_agent_id");
        assertEquals("agent", world.chat(chat).getString("mode"));
        for (long agent = 3; agent <= 8; agent++) {
            int status = agent == winner ? 200 : 404;
            world.agent(agent).get("/chats/" + chat).then().statusCode(status);
            world.agent(agent).post("/chats/" + chat + "/read").then().statusCode(status);
            world.agent(agent).get("/chats/").then().body("$", hasSize(agent == winner ? 1 : 0));
        }
    }

    @Test
    void whoAsksForAPersonGetsTheAgentWithTheFewestOpenChats() {
        // Given
        world.agent(3).post("/chats/" + world.received(text(number(), "Halo")) + "/claim");
        arrives(3, true);
        arrives(4, true);
        arrives(5, false);
        arrives(6, true);
        world.agent(6).delete("/chats/presence").then().statusCode(204);

        // When
        List<Long> chats = IntStream.range(0, 3)
                .parallel()
                .mapToObj(nth -> world.received(text(number(), "agent")))
                .toList();

        // Then
        assertEquals(
                List.of(3L, 4L, 4L),
                chats.stream()
                        .map(chat -> world.chat(chat).getLong("assigned_agent_id"))
                        .sorted()
                        .toList());
        assertEquals("agent", world.chat(chats.get(0)).getString("mode"));
    }

    @Test
    void aCustomerSwitchesTheBotOffAndOn() {
        // Given
        String customer = number();

        // When
        long chat = world.received(text(customer, "pause"));

        // Then
        assertEquals("paused", world.chat(chat).getString("mode"));
        world.webhook(ChatWorld.messages(text(customer, "Halo"))).body("bot_replied", is(false));
        world.webhook(ChatWorld.messages(text(customer, "bot")))
                .body("mode", equalTo("bot"))
                .body("bot_replied", is(true));
        world.admin()
                .body("{\"mode\":\"closed\"}")
                .patch("/chats/" + chat)
                .then()
                .statusCode(200);
        world.webhook(ChatWorld.messages(text(customer, "bot"))).body("mode", equalTo("closed"));
    }

    @Test
    void adminsAssignAnybodyAndAgentsOnlyThemselves() {
        // Given
        String chat = "/chats/" + world.received(text(number(), "Halo"));

        // When
        var byAgent = world.agent(3).body("{\"assigned_agent_id\":4}").patch(chat);

        // Then
        byAgent.then().statusCode(403);
        world.agent(3)
                .body("{\"assigned_agent_id\":3}")
                .patch(chat)
                .then()
                .statusCode(200)
                .body("mode", equalTo("agent"));
        world.agent(3)
                .body("{\"assigned_agent_id\":null,\"mode\":\"bot\"}")
                .patch(chat)
                .then()
                .body("assigned_agent_id", nullValue())
                .body("mode", equalTo("bot"));
        world.admin()
                .body("{\"assigned_agent_id\":77,\"unread_count\":5,\"online\":false}")
                .patch(chat)
                .then()
                .statusCode(200)
                .body("assigned_agent_id", is(77))
                .body("unread", is(5))
                .body("online", is(false));
        world.admin().body("{\"unread_count\":4}").patch(chat).then().body("assigned_agent_id", is(77));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"mode\":\"sleep\"} | mode",
                "{\"unread_count\":-1} | unread_count",
                "{\"assigned_agent_id\":0} | assigned_agent_id",
                "{\"assigned_agent_id\":1000000000000} | assigned_agent_id",
                "{\"online\":\"yes\"} | online"
            })
    void aChangeThatMakesNoSenseIsRefusedByName(String change, String field) {
        // Given
        long chat = world.received(text(number(), "Halo"));

        // When
        var answer = world.admin().body(change).patch("/chats/" + chat);

        // Then
        answer.then().statusCode(400).body("errors[0].field", equalTo(field));
    }

    @Test
    void aChatIsFoundUnderEverySpellingOfItsNumber() {
        // Given
        long chat = world.received(text("6281234500001", "Halo"));

        // When
        List<Integer> opened = List.of("081234500001", "6281234500001", "+62 812-3450-0001").stream()
                .map(phone -> world.agent(3)
                        .body("{\"customer_name\":\"X\",\"customer_phone\":\"%s\",\"channel\":\"WhatsApp\"}"
                                .formatted(phone))
                        .post("/chats/")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getInt("id"))
                .distinct()
                .toList();

        // Then
        assertEquals(List.of((int) chat), opened);
        world.admin().get("/chats/?q=0812-3450-0001").then().body("id", contains((int) chat));
        world.admin()
                .queryParam("q", "\u202a+62\u00a0812\u20113450\u20110001\u202c")
                .get("/chats/")
                .then()
                .body("id", contains((int) chat));
        world.admin().get("/chats/?q=budi").then().body("id", contains((int) chat));
        world.admin().get("/chats/?q=%25").then().body("$", hasSize(0));
        world.agent(3)
                .body("{\"customer_name\":\"X\",\"customer_phone\":\"abc\"}")
                .post("/chats/")
                .then()
                .statusCode(400);
    }

    @Test
    void chatsAreListedNewestFirstInPagesOrWhole() {
        // Given
        long first = world.received(text(number(), "pause"));
        long second = world.received(text(number(), "pause"));
        world.received(text(world.chat(first).getString("profile.phone"), "lagi"));

        // When
        var page = world.admin().get("/chats?size=1&page=1&mode=paused").then();

        // Then
        page.statusCode(200)
                .header("X-Total-Count", "2")
                .header("Link", containsString("rel=\"next\""))
                .body("id", contains((int) first));
        world.admin().get("/chats").then().body("id", contains((int) first, (int) second));
        world.admin().get("/chats?assigned_agent_id=3").then().body("$", hasSize(0));
        world.admin().get("/chats?mode=x").then().statusCode(400).body("errors[0].field", equalTo("mode"));
        given().get("/chats/").then().statusCode(401);
    }

    @Test
    void messagesArePagedBackAndReadingResetsTheCount() {
        // Given
        String customer = number();
        long chat = world.received(text(customer, "pause"));
        IntStream.range(0, 5).forEach(nth -> world.received(text(customer, "Pesan " + nth)));
        JsonPath last = world.admin().get("/chats/" + chat + "?limit=2").jsonPath();

        // When
        JsonPath before = world.admin()
                .get("/chats/" + chat + "?limit=2&before=" + last.getInt("messages[0].id"))
                .jsonPath();

        // Then
        assertEquals(List.of("Pesan 3", "Pesan 4"), last.getList("messages.text"));
        assertEquals(List.of("Pesan 1", "Pesan 2"), before.getList("messages.text"));
        world.agent(3).post("/chats/" + chat + "/read").then().statusCode(200).body("unread", is(0));
        assertEquals("read", world.chat(chat).getString("messages[-1].status"));
    }

    @Test
    void onlyAdminsDeleteAChatAndWithItWhatWaits() {
        // Given
        world.providerFault("{\"provider\":\"whapi\",\"status\":401}");
        long chat = world.received(text(number(), "Halo"));

        // When
        world.agent(3).delete("/chats/" + chat).then().statusCode(403);
        world.admin().delete("/chats/" + chat).then().statusCode(204);

        // Then
        world.admin().get("/chats/" + chat).then().statusCode(404);
        assertEquals(0, world.count("SELECT count(*) FROM outgoing"));
        world.admin().get("/chats/abc").then().statusCode(404);
    }

    private void arrives(long agent, boolean available) {
        world.agent(agent)
                .body("{\"available\":" + available + "}")
                .post("/chats/presence")
                .then()
                .statusCode(204);
    }
}
