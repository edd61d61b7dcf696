package id.bengkel.chat;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.lessThan;

import id.bengkel.local.test.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The world around the chats as tests drive it: WhatsApp's webhook, the provider, people with tokens. */
@Singleton
public class ChatWorld {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DEADLOCK = "40P01";
    private static final AtomicLong NUMBER = new AtomicLong(62_812_000_0000L);

    private final Pool pool;
    private final String sandbox;

    ChatWorld(Pool pool, @ConfigProperty(name = "bengkel.sandbox.url") String sandbox) {
        this.pool = pool;
        this.sandbox = sandbox;
    }

    /** A day without chats, people, sent messages or faults. */
    public void clear() {
        providerRecovers();
        empty(
                "delivery, outgoing, message, chat, chat_event, outbox, webhook_call, early_change, bot_fallback, admin_message");
        execute("UPDATE agent SET last_seen = NULL, available = true");
        execute("UPDATE chats_gone SET customer = 0, agent = 0, bot = 0, answered = 0, seconds = 0");
        given().delete(sandbox + "/sent").then().statusCode(lessThan(300));
    }

    /** What never rests takes these tables as well, in more than one order: who gets stuck with it tries again. */
    private void empty(String tables) {
        pool.query("TRUNCATE " + tables)
                .execute()
                .onFailure(failure -> failure instanceof PgException refused && DEADLOCK.equals(refused.getSqlState()))
                .retry()
                .indefinitely()
                .await()
                .atMost(PATIENCE);
    }

    /** Returns when nothing is on its way to a customer any more, and nothing is left to tell of it. */
    public void allHasGoneOut() {
        await().atMost(PATIENCE).until(() -> count("SELECT count(*) FROM outgoing") == 0);
    }

    /** Digits of a number nobody has used yet. */
    public static String number() {
        return String.valueOf(NUMBER.incrementAndGet());
    }

    public static JsonObject text(String from, String text) {
        return new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("from_me", false)
                .put("type", "text")
                .put("chat_id", from + "@s.whatsapp.net")
                .put("timestamp", Instant.now().getEpochSecond())
                .put("source", "mobile")
                .put("text", new JsonObject().put("body", text))
                .put("from", from)
                .put("from_name", "Budi");
    }

    public static JsonObject messages(JsonObject... messages) {
        return new JsonObject()
                .put("messages", new JsonArray(List.of((Object[]) messages)))
                .put("event", new JsonObject().put("type", "messages").put("event", "post"))
                .put("channel_id", "TEST");
    }

    public ValidatableResponse webhook(JsonObject envelope) {
        return whapi().body(envelope.encode()).post("/webhook/whapi").then();
    }

    /** As Whapi calls: with the shared secret, see {@code %test.whapi.webhook-token}. */
    public static RequestSpecification whapi() {
        return given().contentType("application/json").header("X-Webhook-Token", "rahasia");
    }

    /** The id of the chat that got these messages. */
    public long received(JsonObject... messages) {
        return webhook(messages(messages)).statusCode(200).extract().jsonPath().getLong("chat_id");
    }

    public void statusOf(String providerId, String status) {
        webhook(new JsonObject()
                        .put(
                                "statuses",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("id", providerId)
                                                .put("status", status)
                                                .put("timestamp", "1712995245"))))
                .statusCode(200);
    }

    public RequestSpecification admin() {
        return as("admin", 1);
    }

    public RequestSpecification agent(long id) {
        return as("agent", id);
    }

    private static RequestSpecification as(String role, long id) {
        String token = TestTokens.with(role, claims -> claims.put("sub", String.valueOf(id)));
        return given().auth().oauth2(token).contentType("application/json");
    }

    public JsonPath chat(long id) {
        return admin().get("/chats/" + id).then().statusCode(200).extract().jsonPath();
    }

    public List<String> texts(long chatId) {
        return chat(chatId).getList("messages.text");
    }

    /** What an agent has written, as the call answers it. */
    public JsonPath write(long agent, long chatId, String text) {
        return agent(agent)
                .body(new JsonObject()
                        .put("chat_id", chatId)
                        .put("text", text)
                        .put("sender", "agent")
                        .encode())
                .post("/chats/messages")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** Makes the provider misbehave, as the sandbox's {@code POST /faults} has it. */
    public void providerFault(String fault) {
        given().body(fault)
                .contentType("application/json")
                .post(sandbox + "/faults")
                .then()
                .statusCode(200);
    }

    public void providerRecovers() {
        given().delete(sandbox + "/faults").then().statusCode(lessThan(300));
    }

    public List<Map<String, Object>> sentTo(String phone) {
        return given().queryParam("to", phone).get(sandbox + "/sent").jsonPath().getList("$");
    }

    public List<String> textsSentTo(String phone) {
        return given().queryParam("to", phone).get(sandbox + "/sent").jsonPath().getList("body");
    }

    /** Locks a table as somebody else's transaction would; what is returned gives it back. */
    public Runnable hold(String table) {
        CompletableFuture<Void> held = new CompletableFuture<>();
        CompletableFuture<Void> over = new CompletableFuture<>();
        pool.withTransaction(connection -> connection
                        .query("LOCK TABLE " + table)
                        .execute()
                        .invoke(() -> held.complete(null))
                        .chain(() -> Uni.createFrom().completionStage(over)))
                .subscribe()
                .with(done -> {}, held::completeExceptionally);
        held.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return () -> over.complete(null);
    }

    public long count(String sql, Object... parameters) {
        return pool.preparedQuery(sql)
                .execute(Tuple.from(List.of(parameters)))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    public void execute(String sql, Object... parameters) {
        pool.preparedQuery(sql).execute(Tuple.from(List.of(parameters))).await().atMost(PATIENCE);
    }
}
