package id.bengkel.gateway.account;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.gateway.StandInServices;
import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While everybody who checks passwords is busy. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class SigningInAtOnceTest {

    private static final String HERE = "127.0.0.1";
    private static final int OF_ONE = 100;
    private static final int MANY = 12;
    private static final String PASSWORD = "rahasia-bengkel";

    @Inject
    Passwords passwords;

    /** Each with one of those who check passwords. */
    private final List<CompletableFuture<Void>> busy = Stream.generate(CompletableFuture<Void>::new)
            .limit(Passwords.THREADS)
            .toList();

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final ExecutorService people = Executors.newFixedThreadPool(MANY);
    private final List<CompletableFuture<?>> begun = new ArrayList<>();

    @BeforeEach
    void keepEverybodyBusy() {
        busy.forEach(work -> ask("busy" + work.hashCode(), work::join));
    }

    @AfterEach
    void letGo() {
        busy.forEach(work -> work.complete(null));
        begun.forEach(CompletableFuture::join);
        people.shutdown();
    }

    @Test
    void aHundredOfOneHouseAreServedInTheEnd() {
        // When
        IntStream.range(0, OF_ONE).forEach(i -> ask(HERE, () -> done.add(HERE)));
        letGo();

        // Then
        assertEquals(OF_ONE, done.size());
    }

    @Test
    void aFloodFromOneSourceHoldsNobodyElseUp() {
        // Given
        IntStream.range(0, OF_ONE).forEach(i -> ask("203.0.113.9", () -> done.add("flood")));

        // When
        CompletableFuture<?> served = ask(HERE, () -> done.add(HERE));
        busy.get(0).complete(null); // One alone does all in their order.
        served.join();

        // Then
        assertTrue(done.indexOf(HERE) < 10, "served after " + done.indexOf(HERE));
    }

    @Test
    void whoIsTurnedAwayForWantOfAPlaceHasNotFailedToSignIn() {
        // Given
        IntStream.range(0, OF_ONE).forEach(i -> ask(HERE, () -> done.add(HERE)));

        // When
        List<Response> answers = IntStream.range(0, 6).mapToObj(i -> signIn()).toList();
        letGo();

        // Then
        answers.forEach(answer -> answer.then().statusCode(503).header("Retry-After", "5"));
        signIn().then().statusCode(200);
    }

    @Test
    void noneOfManyWithTheRightPasswordIsTakenForAGuess() {
        // When
        List<Integer> answers = atOnce("admin", PASSWORD);

        // Then
        assertEquals(Collections.nCopies(MANY, 200), answers);
    }

    @Test
    void ofManyGuessesNoMoreAreTriedThanOneAfterTheOther() {
        // When
        List<Integer> answers = atOnce("somebody-to-guess", "tebakan");

        // Then
        assertEquals(5, Collections.frequency(answers, 401));
        assertEquals(MANY - 5, Collections.frequency(answers, 429));
    }

    private List<Integer> atOnce(String username, String password) {
        List<CompletableFuture<Integer>> answers = IntStream.range(0, MANY)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> signIn(username, password).statusCode(), people))
                .toList();
        letGo();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static Response signIn() {
        return signIn("admin", PASSWORD);
    }

    private static Response signIn(String username, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", password))
                .post("/auth/login");
    }

    private CompletableFuture<?> ask(String source, Runnable work) {
        CompletableFuture<?> asked = passwords
                .inTurn(source, () -> {
                    work.run();
                    return source;
                })
                .subscribeAsCompletionStage();
        begun.add(asked);
        return asked;
    }
}
