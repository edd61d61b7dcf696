package id.bengkel.chat;

import static id.bengkel.chat.ChatWorld.messages;
import static id.bengkel.chat.ChatWorld.number;
import static id.bengkel.chat.ChatWorld.text;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class ReceivingMessagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    ChatWorld world;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /webhook/whapi",
        "POST, /webhook/whapi/",
        "POST, /webhook/whapi/messages/post",
        "PUT, /webhook/whapi/messages",
        "PATCH, /webhook/whapi/messages",
        "DELETE, /webhook/whapi"
    })
    void aMessageIsTakenInHoweverWhapiBringsIt(String method, String path) {
        // Given
        JsonObject message = messages(text(number(), "Halo"));

        // When
        var answer = ChatWorld.whapi()
                .body(message.encode())
                .request(Method.valueOf(method), path)
                .then();

        // Then
        answer.statusCode(200)
                .body("status", equalTo("ok"))
                .body("mode", equalTo("bot"))
                .body("bot_replied", is(true));
        assertEquals(
                "Halo",
                world.texts(answer.extract().jsonPath().getLong("chat_id")).get(0));
    }

    @Test
    void theFormOfTheFirstDocumentsIsUnderstood() {
        // Given
        String seed =
                """
                {"messages":[{"from":"6281234567890@c.us","from_name":"John Doe","pushname":"John",
                "text":{"body":"Halo, saya butuh bantuan!"},"timestamp":1704123456}]}""";

        // When
        long first = world.webhook(new JsonObject(seed))
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("chat_id");
        world.webhook(new JsonObject(seed)).statusCode(200).body("bot_replied", is(false));

        // Then
        JsonPath chat = world.chat(first);
        assertEquals("John Doe", chat.getString("name"));
        assertEquals("6281234567890", chat.getString("profile.phone"));
        assertEquals(1, chat.getInt("unread"));
        assertEquals("2024-01-01T22:37:36+07:00", chat.getString("messages[0].time"));
        assertEquals(List.of("customer", "bot"), chat.getList("messages.sender"));
    }

    @Test
    void whatComesAgainOrTogetherChangesNothing() {
        // Given
        JsonObject message = text(number(), "Halo");

        // When
        List<Long> chats = IntStream.range(0, 16)
                .parallel()
                .mapToObj(again -> world.received(message))
                .distinct()
                .toList();

        // Then
        JsonPath chat = world.chat(chats.get(0));
        assertEquals(1, chats.size());
        assertEquals(1, chat.getInt("unread"));
        assertEquals(2, chat.getList("messages").size());
    }

    @Test
    void nothingIsLostOrMiscountedWhenACustomerWritesManyAtOnce() {
        // Given
        String customer = number();

        // When
        IntStream.range(0, 40).parallel().forEach(nth -> world.received(text(customer, "Pesan " + nth)));

        // Then
        long chat = world.received(text(customer, "pause"));
        assertEquals(41, world.chat(chat).getInt("unread"));
        assertEquals(41, world.count("SELECT count(*) FROM message WHERE chat_id = $1 AND sender = 'customer'", chat));
    }

    @Test
    void mediaLocationsAndLinksAreKeptAndShown() {
        // Given
        String customer = number();
        JsonObject image = text(customer, "")
                .put("type", "image")
                .put(
                        "image",
                        new JsonObject()
                                .put("id", "m1")
                                .put("link", "https://x/y.jpg")
                                .put("caption", "Remnya"));
        JsonObject document = text(customer, "")
                .put("type", "document")
                .put("document", new JsonObject().put("id", "m2").put("file_name", "stnk.pdf"));
        JsonObject link = text(customer, "")
                .put("type", "link_preview")
                .put("link_preview", new JsonObject().put("body", "lihat https://a.id"));
        JsonObject place = text(customer, "")
                .put("type", "location")
                .put(
                        "location",
                        new JsonObject()
                                .put("latitude", -6.2)
                                .put("longitude", 106.8)
                                .put("name", "Monas"));

        // When
        long chat = world.received(image, document, link, place);

        // Then
        JsonPath shown = world.chat(chat);
        assertEquals("Remnya", shown.getString("messages.find { it.type == 'image' }.text"));
        assertEquals("https://x/y.jpg", shown.getString("messages.find { it.type == 'image' }.media.link"));
        assertEquals("[dokumen] stnk.pdf", shown.getString("messages.find { it.type == 'document' }.text"));
        assertEquals("lihat https://a.id", shown.getString("messages.find { it.type == 'link_preview' }.text"));
        assertTrue(
                shown.getString("messages.find { it.type == 'location' }.text").contains("Monas"));
    }

    @Test
    void editsReactionsAndDeletionsReachTheirMessage() {
        // Given
        String customer = number();
        JsonObject edited = text(customer, "servis brapa");
        JsonObject removed = text(customer, "salah kirim");
        long chat = world.received(edited, removed);

        // When
        world.webhook(messages(
                action(customer, "edit", edited, "servis berapa"), action(customer, "reaction", edited, "👍")));
        world.webhook(new JsonObject().put("messages_removed", new JsonArray().add(removed.getString("id"))));

        // Then
        JsonPath shown = world.chat(chat);
        assertEquals("servis berapa", shown.getString("messages[0].text"));
        assertEquals("👍", shown.getString("messages[0].reaction"));
        assertEquals(true, shown.getBoolean("messages[1].deleted"));
        assertEquals("Pesan ini dihapus", shown.getString("messages[1].text"));
    }

    @Test
    void nobodyChangesTheMessagesOfAnotherChat() {
        // Given
        JsonObject written = text(number(), "servis besok jam 9");
        long chat = world.received(written);
        String stranger = number();
        world.received(text(stranger, "Halo"));

        // When
        world.webhook(messages(
                action(stranger, "edit", written, "batal"),
                action(stranger, "reaction", written, "👎"),
                action(stranger, "delete", written, "")));
        world.webhook(update(written, stranger, "batal saja"));

        // Then
        JsonPath shown = world.chat(chat);
        assertEquals("servis besok jam 9", shown.getString("messages[0].text"));
        assertNull(shown.getString("messages[0].reaction"));
        assertEquals(false, shown.getBoolean("messages[0].deleted"));
        world.webhook(update(written, written.getString("from"), "servis besok jam 10"));
        assertEquals("servis besok jam 10", world.texts(chat).get(0));
    }

    private static JsonObject action(String from, String type, JsonObject target, String value) {
        return text(from, "")
                .put("type", "action")
                .put(
                        "action",
                        new JsonObject()
                                .put("type", type)
                                .put("target", target.getString("id"))
                                .put("emoji", value)
                                .put("edited_content", new JsonObject().put("body", value)));
    }

    private static JsonObject update(JsonObject target, String chat, String text) {
        return new JsonObject()
                .put(
                        "messages_updates",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("id", target.getString("id"))
                                        .put("after_update", text(chat, text))));
    }

    @Test
    void inAGroupTheBotSpeaksOnlyWhenNamed() {
        // Given
        JsonObject chatter =
                text(number(), "Halo semua").put("chat_id", "120363@g.us").put("chat_name", "Klub Avanza");
        JsonObject named =
                chatter.copy().put("id", "g2").put("text", new JsonObject().put("body", "Halo @628551000727"));

        // When
        var answer = world.webhook(messages(chatter));

        // Then
        answer.body("bot_replied", is(false));
        JsonPath chat = world.chat(answer.extract().jsonPath().getLong("chat_id"));
        assertEquals("Klub Avanza", chat.getString("name"));
        assertEquals("Budi", chat.getString("messages[0].author"));
        assertEquals(null, chat.getString("profile.phone"));
        world.webhook(messages(named)).body("bot_replied", is(true));
    }

    @Test
    void whoAnswersTheBotInAGroupSpeaksToIt() {
        // Given
        JsonObject named = text(number(), "Halo @628551000727").put("chat_id", "120364@g.us");
        long group = world.received(named);
        await().atMost(PATIENCE).until(() -> world.chat(group).getString("messages[1].provider_id") != null);
        String said = world.chat(group).getString("messages[1].provider_id");
        JsonObject toTheBot = text(number(), "Halo").put("chat_id", "120364@g.us");
        JsonObject toAnother = toTheBot.copy().put("id", "g3");

        // When
        var answers = world.webhook(messages(toTheBot.put("context", new JsonObject().put("quoted_id", said))));

        // Then
        answers.body("bot_replied", is(true));
        world.webhook(messages(toAnother.put("context", new JsonObject().put("quoted_id", named.getString("id")))))
                .body("bot_replied", is(false));
    }

    @Test
    void whatTheBotDoesNotUnderstandItSaysOnceToEachCustomer() {
        // Given
        String first = number();
        String second = number();

        // When
        long chat = world.received(text(second, "xyzzy"), text(first, "xyzzy"), text(first, "qwerty"));

        // Then
        assertEquals(3, world.texts(chat).size());
        assertEquals(2, world.count("SELECT count(*) FROM message WHERE sender = 'bot'"));
    }

    @Test
    void onlyWhapiMayCall() {
        // Given
        String call = messages(text(number(), "Halo")).encode();

        // When
        var without = given().contentType("application/json")
                .body(call)
                .post("/webhook/whapi")
                .then();
        var wrong = given().contentType("application/json")
                .header("X-Webhook-Token", "Rahasia")
                .body("{")
                .post("/webhook/whapi")
                .then();

        // Then
        without.statusCode(401).body("success", is(false));
        wrong.statusCode(401);
        assertEquals(0, world.count("SELECT count(*) FROM chat"));
    }

    @Test
    void anyEncodingOfJsonIsTakenIn() {
        // Given
        byte[] call = messages(text(number(), "Halo")).encode().getBytes(StandardCharsets.UTF_16BE);

        // When
        var answer = ChatWorld.whapi().body(call).post("/webhook/whapi").then();

        // Then
        answer.statusCode(200).body("status", equalTo("ok"));
    }

    @Test
    void aHiddenNumberIsNeverTakenForOne() {
        // Given
        JsonObject hidden = text("628123450000", "Halo").put("chat_id", "628123450000@lid");

        // When
        long chat = world.received(hidden);

        // Then
        assertEquals(null, world.chat(chat).getString("profile.phone"));
        assertNotEquals(chat, world.received(text("628123450000", "Halo")));
    }

    @Test
    void aNameSomebodyTypedIsKeptAndOneFromWhatsAppFollows() {
        // Given
        String typed = number();
        long chat = world.admin()
                .body("{\"customer_name\":\"Pak Budi\",\"customer_phone\":\"0%s\"}".formatted(typed.substring(2)))
                .post("/chats/")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        String learnt = number();
        long other = world.received(text(learnt, "Halo"));

        // When
        assertEquals(chat, world.received(text(typed, "Halo").put("from_name", "budi99")));
        world.received(text(learnt, "Halo").put("from_name", "Budi S."));

        // Then
        assertEquals("Pak Budi", world.chat(chat).getString("name"));
        assertEquals("Budi S.", world.chat(other).getString("name"));
    }

    @Test
    void textsOfAnySizeAndScriptArrive() {
        // Given
        String rtl = "مرحبا 🚗‏ שלום";
        String large = "é".repeat(32_000);
        JsonObject withNul = text(number(), "a\u0000b");

        // When
        long chat = world.received(withNul);

        // Then
        assertEquals("ab", world.texts(chat).get(0));
        assertEquals(rtl, world.texts(world.received(text(number(), rtl))).get(0));
        assertEquals(large, world.texts(world.received(text(number(), large))).get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "5",
                "\"x\"",
                "{\"messages\":{}}",
                "{\"messages\":[null,1,[],{}]}",
                "{\"messages\":[{\"from\":{},\"text\":[]}]}",
                "{\"statuses\":[{\"id\":5,\"status\":{}}]}",
                "{\"messages\":[{\"id\":\"x\",\"type\":\"action\",\"from\":\"62812\"}]}",
                "{\"messages_updates\":[{\"id\":\"x\",\"after_update\":{\"type\":{}}}]}",
                "{\"messages\":[{\"chat_id\":\"stories\",\"from\":\"628111222333\",\"text\":{\"body\":\"Halo\"}}]}",
                "{\"messages\":[{\"chat_id\":\"status@broadcast\",\"from\":\"628111222333\",\"text\":{\"body\":\"Halo\"}}]}"
            })
    void whatMeansNothingIsIgnored(String body) {
        // When
        var answer = ChatWorld.whapi().body(body).post("/webhook/whapi").then();

        // Then
        answer.statusCode(200).body("status", equalTo("ignored")).body("chat_id", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}}", "not json", "{\"messages\":[{\"from\":\"\u0000\"}]}"})
    void whatIsNoJsonIsRefused(String body) {
        // When
        var answer = ChatWorld.whapi().body(body).post("/webhook/whapi").then();

        // Then
        answer.statusCode(400).body("success", is(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messages\":[{\"from\":\"123@c.us\",\"text\":{\"body\":\"test\"}}]}",
                "{\"messages\":[{\"from\":\"628111222333\",\"type\":7,\"timestamp\":\"99999999999999\",\"text\":5}]}",
                "{\"messages\":[{\"from\":\"628111222333\",\"type\":\"poll\",\"poll\":{\"title\":\"?\"},\"timestamp\":-1}]}",
                "{\"messages\":[{\"from\":\"628111222333\",\"text\":{\"body\":\"\\ud800\"},\"timestamp\":9999999999}]}",
                "{\"messages\":[{\"id\":\"\\udc00\",\"from\":\"\\ud800\",\"type\":\"image\",\"image\":{\"link\":\"\\ud800\"}}]}"
            })
    void whatIsOddButAMessageIsKept(String body) {
        // When
        var answer = ChatWorld.whapi().body(body).post("/webhook/whapi").then();

        // Then
        answer.statusCode(200).body("status", equalTo("ok"));
    }
}
