package id.bengkel.chassis.time;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatingTest {

    private static final Duration NEVER = Duration.ofHours(1);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger turns = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void workIsDoneEveryPauseEvenAfterAFailure() {
        // When
        Repeating work = new Repeating(vertx, "Test", Duration.ofMillis(5), () -> {
            turns.incrementAndGet();
            return Uni.createFrom().failure(new IllegalStateException("failed on purpose"));
        });

        // Then
        await().until(() -> turns.get() >= 3);
        work.stop(NEVER);
    }

    @Test
    void wokenDuringATurnItTakesOneMoreTurnHoweverOftenItWasWoken() {
        // Given
        CompletableFuture<Void> firstTurn = new CompletableFuture<>();
        Repeating work = new Repeating(
                vertx,
                "Test",
                NEVER,
                () -> turns.incrementAndGet() == 1
                        ? Uni.createFrom().completionStage(firstTurn)
                        : Uni.createFrom().voidItem());
        work.wake();
        await().until(() -> turns.get() == 1);

        // When
        work.wake();
        work.wake();
        firstTurn.complete(null);

        // Then
        work.stop(NEVER);
        assertEquals(2, turns.get());
    }

    @Test
    void whoAsksForATurnWaitsForOneThatHasSeenAll() {
        // Given
        CompletableFuture<Void> firstTurn = new CompletableFuture<>();
        Repeating work = new Repeating(
                vertx,
                "Test",
                NEVER,
                () -> turns.incrementAndGet() == 1
                        ? Uni.createFrom().completionStage(firstTurn)
                        : Uni.createFrom().voidItem());
        work.wake();
        await().until(() -> turns.get() == 1);

        // When
        CompletableFuture<Void> asked = work.turn(NEVER).subscribeAsCompletionStage();
        firstTurn.complete(null);

        // Then
        asked.join();
        assertEquals(2, turns.get());
    }

    @Test
    void nobodyWaitsLongerThanTheyHavePatience() {
        // Given
        Repeating work =
                new Repeating(vertx, "Test", NEVER, () -> Uni.createFrom().nothing());

        // When
        CompletableFuture<Void> asked = work.turn(Duration.ofMillis(10)).subscribeAsCompletionStage();

        // Then
        asked.join();
    }

    @Test
    void stoppedItWaitsForTheTurnAtHandAndTakesNoOther() {
        // Given
        CompletableFuture<Void> turn = new CompletableFuture<>();
        AtomicInteger finished = new AtomicInteger();
        Repeating work = new Repeating(vertx, "Test", NEVER, () -> {
            turns.incrementAndGet();
            return Uni.createFrom().completionStage(turn).invoke(finished::incrementAndGet);
        });
        work.wake();
        await().until(() -> turns.get() == 1);
        vertx.setTimer(50, late -> turn.complete(null));

        // When
        work.stop(NEVER);
        work.wake();

        // Then
        assertEquals(1, finished.get());
        assertEquals(1, turns.get());
    }

    @Test
    void withABreathWhatIsWokenAllTheTimeTakesFewTurnsAndMissesNothing() {
        // Given
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        Repeating work = new Repeating(vertx, "Test", NEVER, Duration.ofMillis(50), () -> {
            turns.incrementAndGet();
            seen.set(asked.get());
            return Uni.createFrom().voidItem();
        });

        // When
        long begun = System.nanoTime();
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            for (int i = 0; i < 100; i++) {
                asked.incrementAndGet();
                work.wake();
            }
            return turns.get() >= 3;
        });

        // Then
        await().until(() -> seen.get() == asked.get());
        long fifties = (System.nanoTime() - begun) / 50_000_000;
        assertTrue(turns.get() <= fifties + 1, turns + " turns");
    }
}
