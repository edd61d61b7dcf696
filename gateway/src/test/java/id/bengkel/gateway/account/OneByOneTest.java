package id.bengkel.gateway.account;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chassis.error.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OneByOneTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Vertx vertx = Vertx.vertx();
    private final OneByOne turns = new OneByOne(vertx, LONG);
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private final List<String> begun = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void whoLeavesBeforeItsTurnHoldsNobodyUp() {
        // Given
        begin("first", "siti", first);
        await().until(() -> begun.equals(List.of("first")));
        Cancellable leaving = begin("second", "siti", new CompletableFuture<>());
        begin("third", "siti", new CompletableFuture<>());

        // When
        leaving.cancel();
        first.complete(null);

        // Then
        await().atMost(LONG).until(() -> begun.equals(List.of("first", "third")));
    }

    @Test
    void whoLeavesDuringItsTurnHoldsNobodyUp() {
        // Given
        Cancellable leaving = begin("first", "siti", first);
        begin("second", "siti", new CompletableFuture<>());
        await().until(() -> begun.equals(List.of("first")));

        // When
        leaving.cancel();

        // Then
        await().atMost(LONG).until(() -> begun.equals(List.of("first", "second")));
    }

    @Test
    void otherThingsDoNotWaitAndTheSameNotForEver() {
        // Given
        begin("first", "siti", first);
        await().until(() -> begun.equals(List.of("first")));

        // When
        begin("other", "budi", new CompletableFuture<>());
        Uni<Void> late = new OneByOne(vertx, Duration.ofMillis(50)).on("siti", () -> work("late", first));

        // Then
        await().atMost(LONG).until(() -> begun.contains("other"));
        assertEquals(
                CommonProblem.UNAVAILABLE,
                assertThrows(ProblemException.class, () -> late.await().atMost(LONG))
                        .problem());
        assertEquals(List.of("first", "other"), begun);
    }

    private Cancellable begin(String name, String thing, CompletableFuture<Void> end) {
        return turns.on(thing, () -> work(name, end)).subscribe().with(done -> {});
    }

    private Uni<Void> work(String name, CompletableFuture<Void> end) {
        begun.add(name);
        return Uni.createFrom().completionStage(end);
    }
}
