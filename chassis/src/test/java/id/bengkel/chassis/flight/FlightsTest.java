package id.bengkel.chassis.flight;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlightsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Void> database = new CompletableFuture<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger following = new AtomicInteger();
    private final Queue<String> written = new ConcurrentLinkedQueue<>();
    private final Flights<String> flights = new Flights<>(
            vertx, "Test", Duration.ZERO, this::write, done -> Uni.createFrom().voidItem());

    @AfterEach
    void close() {
        flights.stop(LONG);
        vertx.close();
    }

    @Test
    void aFlightIsOverOnlyWhenItsResultIsWrittenDown() {
        // Given
        flights.begin(2);
        flights.end("first");
        await().during(Duration.ofMillis(50)).until(() -> flights.inFlight() == 2);

        // When
        database.complete(null);

        // Then
        await().until(() -> flights.inFlight() == 1);
        assertEquals(List.of("first"), List.copyOf(written));
    }

    @Test
    void whatCouldNotBeWrittenDownIsTriedAgain() {
        // Given
        failures.set(1);
        database.complete(null);

        // When
        flights.begin(1);
        flights.end("first");

        // Then
        await().until(() -> flights.inFlight() == 0);
        assertEquals(List.of("first"), List.copyOf(written));
    }

    @Test
    void resultsThatComeWithoutAPauseAreWrittenDownForHoursOnEnd() {
        // Given
        following.set(50_000);
        flights.begin(1 + following.get());
        database.complete(null);

        // When
        flights.end("first");

        // Then
        await().atMost(LONG).until(() -> flights.inFlight() == 0);
        assertEquals(50_001, written.size());
    }

    @Test
    void landingLastsUntilTheLastResultIsWrittenDown() throws Exception {
        // Given
        flights.begin(2);
        CompletableFuture<Void> landing = CompletableFuture.runAsync(() -> flights.land(LONG));
        flights.end("first");
        database.complete(null);
        await().until(() -> flights.inFlight() == 1);
        assertFalse(landing.isDone());

        // When
        flights.end("second");

        // Then
        assertTimeout(LONG, landing::join);
        assertEquals(List.of("first", "second"), List.copyOf(written));
    }

    @Test
    void landingLastsNoLongerThanTheLimit() {
        // Given
        flights.begin(1);

        // When
        flights.land(Duration.ofMillis(10));

        // Then
        assertEquals(1, flights.inFlight());
    }

    private Uni<Void> write(List<String> results) {
        return Uni.createFrom().completionStage(database).invoke(() -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("failed on purpose");
            }
            written.addAll(results);
            if (following.getAndDecrement() > 0) {
                flights.end("another");
            }
        });
    }
}
