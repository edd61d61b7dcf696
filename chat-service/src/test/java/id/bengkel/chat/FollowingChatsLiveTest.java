package id.bengkel.chat;

import static id.bengkel.chat.ChatWorld.number;
import static id.bengkel.chat.ChatWorld.text;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.bengkel.local.test.TestServers;
import id.bengkel.local.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class FollowingChatsLiveTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Inject
    ChatWorld world;

    @Inject
    Clock clock;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @Test
    void anAgentSeesWhatHappensInTheirChatsAndNothingOfOthers() {
        // Given
        String customer = number();
        long chat = world.received(text(customer, "pause"));
        world.agent(3).post("/chats/" + chat + "/claim").then().statusCode(200);
        try (Reading mine = follow(3, null);
                Reading others = follow(4, null)) {

            // When
            world.received(text(customer, "Kapan selesai?"));
            world.write(3, chat, "Sore ini");

            // Then
            await().atMost(PATIENCE)
                    .until(() -> mine.holds("Kapan selesai?")
                            && mine.holds("event:message")
                            && mine.holds("event:chat")
                            && mine.holds("event:status"));
            assertFalse(others.lines().stream().anyMatch(line -> line.startsWith("data")));
        }
    }

    @Test
    void whoSawAChatIsToldThatItIsGoneWhenAnotherTakesIt() {
        // Given
        long chat = world.received(text(number(), "pause"));
        world.allHasGoneOut();
        try (Reading second = follow(4, null);
                Reading third = follow(5, null)) {

            // When
            world.agent(3).post("/chats/" + chat + "/claim").then().statusCode(200);

            // Then
            String gone = "data:{\"id\":" + chat + ",\"gone\":true}";
            await().atMost(PATIENCE).until(() -> second.holds(gone));
            world.admin().body("{\"assigned_agent_id\":4}").patch("/chats/" + chat);
            await().atMost(PATIENCE).until(() -> second.holds("\"assigned_agent_id\":4"));
            await().atMost(PATIENCE).until(() -> third.holds(gone));
            assertEquals(
                    1,
                    third.lines().stream()
                            .filter(line -> line.startsWith("data"))
                            .count());
            assertEquals(
                    List.of(gone), second.lines().stream().filter(gone::equals).toList());
        }
    }

    @Test
    void whoComesBackGetsWhatWasMissedOnceAndInOrder() {
        // Given
        long chat = world.received(text(number(), "pause"));
        String phone = world.chat(chat).getString("profile.phone");
        long seen = world.count("SELECT max(id) FROM chat_event");
        IntStream.range(0, 20).parallel().forEach(nth -> world.received(text(phone, "Lama " + nth)));

        // When
        try (Reading back = follow(3, seen)) {
            IntStream.range(0, 20).parallel().forEach(nth -> world.received(text(phone, "Baru " + nth)));

            // Then
            await().atMost(PATIENCE).until(() -> back.messages().size() >= 40);
            List<Long> ids = back.ids();
            assertEquals(ids.stream().sorted().distinct().toList(), ids);
            assertEquals(40, back.messages().stream().distinct().count());
        }
    }

    @Test
    void whoeverHasTheirStreamMissesNothingHoweverManyComeAtOnce() {
        // Given
        long chat = world.received(text(number(), "pause"));
        String phone = world.chat(chat).getString("profile.phone");

        // When
        List<Reading> all = IntStream.range(0, 50)
                .mapToObj(nth -> begin("/chats/stream", token(3)))
                .toList();
        all.forEach(reading -> reading.answer().join());
        world.received(text(phone, "Ada orang?"));

        // Then
        await().atMost(PATIENCE).until(() -> all.stream().allMatch(reading -> reading.holds("Ada orang?")));
        all.forEach(reading -> {
            assertEquals(1, reading.messages().size());
            reading.close();
        });
    }

    @Test
    void whoLosesTheirStreamBeforeAnythingHappensComesBackWithoutAGap() {
        // Given
        String customer = number();
        world.received(text(customer, "pause"));
        Reading lost = follow(3, null);
        lost.close();
        world.received(text(customer, "Halo?"));

        // When
        try (Reading back = follow(3, lost.ids().get(0))) {

            // Then
            await().atMost(PATIENCE).until(() -> back.holds("Halo?"));
            assertEquals(1, back.messages().size());
        }
    }

    @Test
    void aTicketOpensOneStreamOnce() {
        // Given
        String ticket = world.agent(3)
                .post("/chats/stream/ticket")
                .then()
                .statusCode(200)
                .extract()
                .path("ticket");
        long chat = world.received(text(number(), "pause"));

        // When
        try (Reading stream = open("/chats/stream?last_event_id=0&ticket=" + ticket, null)) {

            // Then
            await().atMost(PATIENCE).until(() -> stream.holds("\"chat_id\":" + chat));
        }
        given().get("/chats/stream?ticket=" + ticket).then().statusCode(401);
        given().get("/chats/stream?ticket=x").then().statusCode(401);
        given().get("/chats/stream").then().statusCode(401);
        given().auth().oauth2("x.y.z").get("/chats/stream").then().statusCode(401);
        given().post("/chats/stream/ticket").then().statusCode(401);
        world.agent(3)
                .header("Last-Event-ID", "a")
                .get("/chats/stream")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Last-Event-ID"));
    }

    @Test
    void whoAsksForItsHeadersAloneHoldsNobodyUp() throws Exception {
        // Given
        HttpClient oneAfterAnother =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest headers = request("/chats/stream", token(3))
                .method("HEAD", BodyPublishers.noBody())
                .build();
        HttpRequest next =
                request("/chats/statistics", token(3)).timeout(PATIENCE).build();

        // When
        HttpResponse<String> head = oneAfterAnother.send(headers, BodyHandlers.ofString());
        HttpResponse<String> answer = oneAfterAnother.send(next, BodyHandlers.ofString());

        // Then
        assertEquals(List.of(200, 200), List.of(head.statusCode(), answer.statusCode()));
    }

    @Test
    void figuresTellHowFastPeopleAnswer() {
        // Given
        notJustBeforeMidnight();
        long first = world.received(text(number(), "agent"));
        long second = world.received(text(number(), "agent"));
        world.received(text(number(), "pause"));
        world.write(3, first, "Ya?");
        world.write(3, first, "Masih di sana?");
        world.write(3, second, "Ya?");
        world.execute(
                """
                UPDATE message SET written_at = timestamptz '2026-01-05 10:00+07' + CASE
                    WHEN sender <> 'agent' THEN interval '0' WHEN chat_id = $1 THEN id * interval '1 hour'
                    ELSE interval '10 s' END""",
                first);
        world.execute(
                "UPDATE message SET written_at = timestamptz '2026-01-05 10:00:30+07' WHERE text = 'Ya?' AND chat_id = $1",
                first);

        // When
        var figures = world.agent(3).get("/chats/statistics").then();

        // Then
        figures.statusCode(200)
                .body("chats_today", is(3))
                .body("active_24h", is(3))
                .body("messages_by_sender.customer", is(3))
                .body("messages_by_sender.agent", is(3))
                .body("average_first_response_seconds", is(20.0f));
    }

    @Test
    void anAgentAndTheAdminsTalkAmongThemselves() {
        // Given
        world.agent(3)
                .body("{\"text\":\"Boleh pulang?\"}")
                .post("/admin-chat/3/messages")
                .then()
                .statusCode(201)
                .body("sender", equalTo("agent"));

        // When
        var answer = world.admin().body("{\"text\":\"Boleh\"}").post("/admin-chat/3/messages");

        // Then
        answer.then().statusCode(201).body("sender", equalTo("admin"));
        assertEquals(
                List.of("Boleh pulang?", "Boleh"),
                world.agent(3).get("/admin-chat/3").jsonPath().getList("messages.text"));
        world.agent(4).get("/admin-chat/3").then().statusCode(403);
        world.agent(4)
                .body("{\"text\":\"x\"}")
                .post("/admin-chat/3/messages")
                .then()
                .statusCode(403);
        world.admin()
                .body("{\"text\":\"\"}")
                .post("/admin-chat/3/messages")
                .then()
                .statusCode(400);
        world.admin()
                .body("{\"text\":\"x\"}")
                .post("/admin-chat/9000000000/messages")
                .then()
                .statusCode(404);
    }

    /** Else today's chats are yesterday's before somebody counts them. */
    private void notJustBeforeMidnight() {
        await().atMost(PATIENCE).until(() -> LocalTime.now(clock).isBefore(LocalTime.of(23, 59, 45)));
    }

    private static Reading follow(long agent, Long lastEventId) {
        return open(lastEventId == null ? "/chats/stream" : "/chats/stream?last_event_id=" + lastEventId, token(agent));
    }

    private static String token(long agent) {
        return TestTokens.with("agent", claims -> claims.put("sub", String.valueOf(agent)));
    }

    /** Returns when the stream has told where it begins. */
    private static Reading open(String path, String token) {
        Reading reader = begin(path, token);
        await().atMost(PATIENCE).until(() -> !reader.ids().isEmpty());
        return reader;
    }

    private static Reading begin(String path, String token) {
        Reading reader = new Reading(
                new CopyOnWriteArrayList<>(),
                CLIENT.sendAsync(request(path, token).build(), BodyHandlers.ofInputStream()));
        Thread thread = new Thread(reader::read);
        thread.setDaemon(true);
        thread.start();
        return reader;
    }

    private static HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private record Reading(List<String> lines, CompletableFuture<HttpResponse<InputStream>> answer)
            implements AutoCloseable {

        void read() {
            try (var body =
                    new BufferedReader(new InputStreamReader(answer.join().body(), StandardCharsets.UTF_8))) {
                body.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException closed) {
                // By the test, which has seen enough.
            }
        }

        boolean holds(String part) {
            return lines.stream().anyMatch(line -> line.contains(part));
        }

        List<Long> ids() {
            return lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .map(line -> Long.valueOf(line.substring(3).strip()))
                    .toList();
        }

        List<String> messages() {
            return lines.stream()
                    .filter(line -> line.startsWith("data:") && line.contains("\"sender\":\"customer\""))
                    .toList();
        }

        @Override
        public void close() {
            try {
                answer.join().body().close();
            } catch (IOException closed) {
                // By the other side.
            }
        }
    }
}
