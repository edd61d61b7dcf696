package id.bengkel.chat;

import static id.bengkel.chat.ChatWorld.messages;
import static id.bengkel.chat.ChatWorld.number;
import static id.bengkel.chat.ChatWorld.text;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class ReceivingMessagesTest {

    /** Whapi brings up to a thousand; connections and those who wait for one are fewer. */
    private static final int MORE_THAN_THE_DATABASE_HEARS_AT_ONCE = 400;

    @Inject
    ChatWorld world;

    @ConfigProperty(name = "chat.bot.most-answers")
    int mostAnswers;

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

    @ParameterizedTest
    @ValueSource(strings = {"1704123456", "1704123456.7", "\"1704123456\"", "\"1704123456.7\""})
    void whenAMessageWasWrittenIsReadHoweverItIsTold(String seconds) {
        // Given
        JsonObject message = new JsonObject("{\"timestamp\":%s}".formatted(seconds));

        // When
        long chat = world.received(text(number(), "Halo").mergeIn(message));

        // Then
        assertEquals("2024-01-01T22:37:36+07:00", world.chat(chat).getString("messages[0].time"));
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

    @Test
    void whomAPersonHasAnsweredMeanwhileTheBotLeavesAlone() {
        // Given
        String customer = number();
        JsonObject asked = text(customer, "Halo");
        JsonObject typed = text(customer, "Siap, Pak").put("from_me", true);

        // When
        long chat = world.received(asked, typed, text(customer, "Halo lagi"));

        // Then
        assertEquals(List.of("Halo", "Siap, Pak", "Halo lagi"), world.texts(chat));
    }

    @Test
    void theBotLooksUpEveryPlateHoweverManyComeAtOnce() {
        // When
        world.received(IntStream.range(0, MORE_THAN_THE_DATABASE_HEARS_AT_ONCE)
                .mapToObj(nth -> text(number(), "B " + nth + " QQ"))
                .toArray(JsonObject[]::new));

        // Then
        assertEquals(
                MORE_THAN_THE_DATABASE_HEARS_AT_ONCE, world.count("SELECT count(*) FROM message WHERE sender = 'bot'"));
    }

    @Test
    void whoeverAnswersTheBotEachTimeIsNotAnsweredForEver() {
        // Given
        String otherBot = number();
        long chat = world.received(IntStream.range(0, mostAnswers)
                .mapToObj(nth -> text(otherBot, "Halo"))
                .toArray(JsonObject[]::new));

        // When
        var answer = world.webhook(messages(text(otherBot, "Halo")));

        // Then
        answer.body("mode", equalTo("bot")).body("bot_replied", is(false));
        assertEquals(mostAnswers, world.count("SELECT count(*) FROM message WHERE sender = 'bot'"));
        world.execute("UPDATE chat SET bot_answers_since = now() - interval '61 minutes' WHERE id = $1", chat);
        world.webhook(messages(text(otherBot, "Halo"))).body("bot_replied", is(true));
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
}
