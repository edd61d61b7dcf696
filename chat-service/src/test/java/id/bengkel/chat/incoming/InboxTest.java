package id.bengkel.chat.incoming;

import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CALLS = 40_000;
    private static final WebhookCall CALL = new WebhookCall("{}", null, List.of(), List.of(), List.of());

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger following = new AtomicInteger(CALLS - 1);
    private final Inbox inbox = new Inbox(new WhileOthersCall(), vertx);

    /** Its first use on two threads at once fails outside Quarkus, which sees to it at the start. */
    @BeforeAll
    static void prepareMutiny() {
        Uni.createFrom().item(() -> "ready").await().indefinitely();
    }

    @AfterEach
    void close() {
        inbox.stop(null);
        vertx.close();
    }

    @Test
    void callsThatComeWithoutAPauseAreStoredForHoursOnEnd() {
        // When
        call();

        // Then
        await().atMost(PATIENCE).until(() -> answered.get() == CALLS);
        call();
        await().atMost(PATIENCE).until(() -> answered.get() == CALLS + 1);
    }

    private void call() {
        inbox.receive(CALL).subscribe().with(receipt -> answered.incrementAndGet());
    }

    /** Before a call is stored the next one is there. */
    private final class WhileOthersCall extends Reception {

        WhileOthersCall() {
            super(null, null, null, null, null, null, null);
        }

        @Override
        Uni<Map<WebhookCall, Receipt>> receive(List<WebhookCall> calls, Runnable committing) {
            if (following.getAndDecrement() > 0) {
                call();
            }
            committing.run();
            return Uni.createFrom().item(Map.of());
        }
    }
}
