package id.bengkel.chassis.outbox;

import static org.junit.jupiter.api.Assertions.assertThrows;

import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class TakingTurnsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @Test
    void aRelayThatFreezesInTheMiddleLosesItsTurnToAnother() {
        // Given
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> awake = new CompletableFuture<>();
        CompletableFuture<Void> frozen = relay(() -> {
                    begun.complete(null);
                    return awake;
                })
                .drain()
                .subscribeAsCompletionStage();
        begun.join();

        // When
        relay(() -> CompletableFuture.completedFuture(null)).drain().await().atMost(PATIENCE);

        // Then
        awake.complete(null);
        assertThrows(CompletionException.class, frozen::join);
    }

    /** @param finding what looking for events takes; there are none */
    private OutboxRelay relay(Supplier<CompletableFuture<Void>> finding) {
        return new OutboxRelay(
                pool,
                new Outbox() {
                    @Override
                    public String name() {
                        return "of a test";
                    }

                    @Override
                    public Uni<List<OutboxEvent>> next(SqlConnection connection, int limit) {
                        return Uni.createFrom().completionStage(finding).replaceWith(List.of());
                    }

                    @Override
                    public Uni<Void> published(SqlConnection connection, List<OutboxEvent> events) {
                        return Uni.createFrom().voidItem();
                    }
                },
                null,
                "/test");
    }
}
