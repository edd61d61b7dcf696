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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
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

    @Inject
    Passwords passwords;

    /** Each with one of those who check passwords. */
    private final List<CompletableFuture<Void>> busy = Stream.generate(CompletableFuture<Void>::new)
            .limit(Passwords.THREADS)
            .toList();

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<?>> begun = new ArrayList<>();

    @BeforeEach
    void keepEverybodyBusy() {
        busy.forEach(work -> ask("busy" + work.hashCode(), work::join));
    }

    @AfterEach
    void letGo() {
        busy.forEach(work -> work.complete(null));
        begun.forEach(CompletableFuture::join);
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

    private static Response signIn() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", "admin", "password", "rahasia-bengkel"))
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
