package id.bengkel.local.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.workshop.LocalStack;
import id.bengkel.local.workshop.ReplicatedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** The provider fails in every way it can. What it certainly did not take is sent later, and nothing is sent twice. */
@ExtendWith(ReplicatedStack.class)
class MisbehavingProviderIT {

    private static final long A_WHILE = ReplicatedStack.IS_LONG ? 20_000 : 1_000;
    private static final long DISCONNECTED = ReplicatedStack.IS_LONG ? 120_000 : 1_000;

    private final LocalStack stack;
    private final Provider provider;

    MisbehavingProviderIT(LocalStack stack) {
        this.stack = stack;
        this.provider = new Provider(stack);
    }

    @AfterEach
    void recover() {
        provider.recovers();
    }

    @Test
    void itsDeviceIsGoneItsLimitIsReachedAndAThirdOfItsAnswersAreErrors() throws Exception {
        // Given
        provider.behaves(Campaign.SLOW);
        var campaign = Campaign.of(stack, "device gone %d ms, 429, 30 %% errors".formatted(DISCONNECTED))
                .begin()
                .sent(0.1);

        // When
        provider.behaves("{\"provider\":\"starsender\",\"success_false\":\"Device not connected\"}");
        Thread.sleep(DISCONNECTED);
        provider.behaves("{\"provider\":\"starsender\",\"rate_limit_per_s\":100}");
        campaign.sent(0.4);
        provider.behaves("{\"provider\":\"starsender\",\"error_rate\":0.3}");

        // Then
        campaign.end().areComplete();
    }

    @Test
    @EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
    void itTakesFiveSeconds() {
        // Given
        provider.behaves("{\"provider\":\"starsender\",\"latency_ms\":5000}");
        var campaign = Campaign.of(stack, "5 s latency").begin();

        // When
        campaign.sent(0.2);
        provider.recovers();

        // Then
        campaign.end().areComplete();
    }

    @Test
    @EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
    void itTakesMessagesAndNobodyLearnsOfIt() throws Exception {
        // Given
        provider.behaves(Campaign.SLOW);
        var campaign = Campaign.of(stack, "hanging, dropped and HTML answers, 20 s each")
                .begin()
                .sent(0.1);

        // When
        for (String fault : new String[] {"hang", "drop_after_write", "html"}) {
            provider.behaves("{\"provider\":\"starsender\",\"latency_ms\":200,\"%s\":true}".formatted(fault));
            Thread.sleep(A_WHILE / 20);
            provider.behaves(Campaign.SLOW);
        }

        // Then
        var figures = campaign.end().hold(Campaign.VEHICLES);
        assertEquals(figures.intended(), figures.distinct(), figures::toString);
    }

    @Test
    @EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
    void itRefusesNumbers() throws Exception {
        // Given
        provider.behaves(Campaign.SLOW);
        var campaign = Campaign.of(stack, "invalid number, 1 s").begin().sent(0.2);

        // When
        provider.behaves("{\"provider\":\"starsender\",\"latency_ms\":200,\"success_false\":\"Invalid phone number\"}");
        Thread.sleep(A_WHILE / 20);
        provider.recovers();

        // Then
        campaign.end().hold(0);
    }
}
