package id.bengkel.local.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.workshop.LocalStack;
import id.bengkel.local.workshop.OnReplicatedStack;
import id.bengkel.local.workshop.Workshop;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A day begins while reminders of the day before go out: those that have not gone out yet are the new day's. The senders
 * live in a zone in which it is midnight soon, and after that as late as it is in the workshop's: today.
 */
@OnReplicatedStack
@EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
class MidnightIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Duration UNTIL_MIDNIGHT = Duration.ofSeconds(110);
    private static final LocalDate YESTERDAY = Workshop.today().minusDays(1);

    /** Both replicas together send 32 a second: more than a minute for all. */
    private static final String SLOWEST = "{\"provider\":\"starsender\",\"latency_ms\":1000}";

    private static final String SCHEDULER = "/scheduler/maintenance-reminder/";

    private final LocalStack stack;
    private final Senders senders;
    private final Provider provider;

    MidnightIT(LocalStack stack) {
        this.stack = stack;
        this.senders = new Senders(stack);
        this.provider = new Provider(stack);
    }

    @AfterEach
    void farFromMidnight() {
        provider.recovers();
        schedule("stop");
        senders.restart(Map.of("reminder", Map.of(), "reminder-2", Map.of()));
        schedule("start?hour=" + Workshop.farHour());
    }

    @Test
    void passesWhileARunGoesOut() {
        // Given
        schedule("stop");
        provider.behaves(Campaign.SLOW);
        var campaign = Campaign.of(stack, "a run across midnight");
        var midnight = approachMidnight(Duration.ZERO);
        awaitMoment(midnight.minusSeconds(10));
        campaign.begin();

        // When
        awaitMoment(midnight);
        campaign.askAll();

        // Then
        campaign.end(midnight).areComplete();
    }

    @Test
    void passesEarlierForASenderWhoseClockIsAMinuteAhead() {
        // Given
        schedule("start?hour=23&minute=59");
        provider.behaves(SLOWEST);
        var campaign = Campaign.of(stack, "the daily run across midnight, two clocks a minute apart");
        var midnight = approachMidnight(Duration.ofMinutes(1));
        awaitMoment(midnight.minusSeconds(62));
        assertEquals(0, campaign.messages().total());

        // When
        campaign.begun();
        awaitMoment(midnight.minusSeconds(20));
        campaign.askAll();
        awaitMoment(midnight);
        campaign.askAll();
        provider.behaves(Campaign.SLOW);

        // Then
        campaign.end(midnight).areComplete();
        assertEquals(1, new Ledger(stack).scheduledRuns(YESTERDAY));
    }

    /** @param apart how far the clock of the second sender is ahead */
    private Instant approachMidnight(Duration apart) {
        var now = Workshop.now();
        var midnight = now.toInstant().plus(UNTIL_MIDNIGHT);
        var zone = ZoneOffset.ofTotalSeconds(now.getOffset().getTotalSeconds()
                - now.toLocalTime().toSecondOfDay()
                - (int) UNTIL_MIDNIGHT.toSeconds());
        senders.restart(Map.of(
                "reminder", Map.of("BENGKEL_TIMEZONE", zone.getId()),
                "reminder-2", Map.of("BENGKEL_TIMEZONE", zone.getId(), "BENGKEL_CLOCK_AHEAD", apart.toString())));
        return midnight.minusNanos(midnight.getNano());
    }

    private static void awaitMoment(Instant moment) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> Instant.now()
                .isAfter(moment));
    }

    private void schedule(String wish) {
        Front.signIn(stack).expect(200, "POST", SCHEDULER + wish, "application/json", "");
    }
}
