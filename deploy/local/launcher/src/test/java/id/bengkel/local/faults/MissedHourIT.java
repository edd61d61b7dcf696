package id.bengkel.local.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.workshop.LocalStack;
import id.bengkel.local.workshop.OnReplicatedStack;
import id.bengkel.local.workshop.Workshop;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The hour of the daily run passes while nobody is there to begin it: whoever is back first does. */
@OnReplicatedStack
@EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
class MissedHourIT {

    private static final List<String> SENDERS = List.of("reminder", "reminder-2");
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final LocalStack stack;

    MissedHourIT(LocalStack stack) {
        this.stack = stack;
    }

    @AfterEach
    void farFromTheHour() {
        schedule(Workshop.now().withHour(Workshop.farHour()));
    }

    @Test
    void isMadeUpForOnceWhenAllSendersAreBack() {
        // Given
        var campaign = Campaign.of(stack, "the hour passes while both reminder replicas are down");
        var hour = Workshop.now().truncatedTo(ChronoUnit.MINUTES).plusMinutes(2);
        schedule(hour);
        SENDERS.forEach(stack::hold);
        await().atMost(LIMIT).until(() -> stack.processesOf("reminder").stream().noneMatch(ProcessHandle::isAlive));

        // When
        await().atMost(LIMIT).until(() -> Workshop.now().isAfter(hour));
        assertEquals(0, campaign.messages().total());
        SENDERS.forEach(stack::letGo);

        // Then
        campaign.begun().end().areComplete();
        assertEquals(1, new Ledger(stack).scheduledRuns(hour.toLocalDate()));
    }

    private void schedule(ZonedDateTime time) {
        var path = "/scheduler/maintenance-reminder/start?hour=%d&minute=%d";
        Front.signIn(stack)
                .expect(200, "POST", path.formatted(time.getHour(), time.getMinute()), "application/json", "");
    }
}
