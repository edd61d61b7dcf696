package id.bengkel.local.faults;

import static org.awaitility.Awaitility.await;

import id.bengkel.local.workshop.LocalStack;
import id.bengkel.local.workshop.OnReplicatedStack;
import id.bengkel.local.workshop.ReplicatedStack;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** {@code kill -9} in the middle of a run. Only what was in flight at that moment may be unknown. */
@OnReplicatedStack
class KilledProcessesIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final LocalStack stack;

    KilledProcessesIT(LocalStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void theProviderTakesItsTime() {
        new Provider(stack).behaves(Campaign.SLOW);
    }

    @AfterEach
    void allRunsAgain() {
        stack.awaitReady();
        new Provider(stack).recovers();
    }

    @Test
    void ofBothSendersOfACounterAndOfTheGateway() {
        // Given
        var campaign = Campaign.of(stack, "kill -9 of each reminder replica, a report replica, the gateway")
                .begin()
                .sent(0.15);

        // When
        kill("reminder", 0);
        campaign.sent(0.4);
        kill("report", 0);
        kill("gateway", 0);
        campaign.sent(0.6);
        kill("reminder", 1);

        // Then
        stack.awaitReady();
        campaign.end().hold(2 * ReplicatedStack.CONCURRENCY);
    }

    @Test
    @EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
    void ofASenderAgainAndAgain() {
        // Given
        var campaign =
                Campaign.of(stack, "kill -9 of a reminder replica, five times").begin();

        // When
        for (int time = 1; time <= 5; time++) {
            campaign.sent(time * 0.15);
            kill("reminder", time % 2);
            stack.awaitReady();
        }

        // Then
        campaign.end().hold(5 * ReplicatedStack.CONCURRENCY);
    }

    @Test
    @EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
    void ofAllSendersAtOnce() {
        // Given
        var campaign = Campaign.of(stack, "kill -9 of both reminder replicas at once")
                .begin()
                .sent(0.3);

        // When
        kill("reminder", 0);
        kill("reminder", 1);

        // Then
        campaign.end().hold(2 * ReplicatedStack.CONCURRENCY);
    }

    @Test
    @EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
    void ofAllSendersBeforeMuchIsQueued() {
        // Given
        var campaign = Campaign.of(stack, "kill -9 of both reminder replicas while the run is planned")
                .ask();

        // When
        kill("reminder", 0);
        kill("reminder", 1);

        // Then
        campaign.begun().end().hold(2 * ReplicatedStack.CONCURRENCY);
    }

    @Test
    @EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
    void ofTheLauncherItself() throws Exception {
        // Given
        var campaign = Campaign.of(stack, "kill -9 of the launcher, then a new start")
                .begin()
                .sent(0.3);

        // When
        stack.kill();
        await().atMost(LIMIT).until(() -> !Files.exists(stack.data().resolve("status.json")));
        stack.start(ReplicatedStack.flags());

        // Then
        campaign.end().hold(2 * ReplicatedStack.CONCURRENCY);
    }

    /** Returns when it is dead: until then it would be taken for one that runs. */
    private void kill(String service, int replica) {
        var victim = stack.process(service, replica);
        victim.destroyForcibly();
        victim.onExit().join();
    }
}
