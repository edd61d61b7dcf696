package id.bengkel.gateway.opensend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.gateway.StandInServices;
import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class CountingTogetherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @Test
    void severalReplicasTogetherLetTenThrough() {
        // Given
        String network = UUID.randomUUID().toString();
        List<OpenCalls> replicas =
                Stream.generate(() -> new OpenCalls(pool, vertx)).limit(3).toList();

        // When
        List<Duration> waits = Uni.join()
                .all(IntStream.range(0, 60)
                        .mapToObj(i -> replicas.get(i % 3).take(network))
                        .toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        // Then
        assertEquals(10, waits.stream().filter(Duration::isZero).count());
        assertTrue(waits.stream().allMatch(wait -> wait.compareTo(Duration.ofMinutes(1)) <= 0));
    }
}
