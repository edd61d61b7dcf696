package id.bengkel.local.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.local.workshop.LocalStack;
import id.bengkel.local.workshop.OnReplicatedStack;
import id.bengkel.local.workshop.ReplicatedStack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The provider fails in every way it can. What it certainly did not take is sent later, and nothing is sent twice. */
@OnReplicatedStack
class MisbehavingProviderIT {

    private static final Duration DISCONNECTED = Duration.ofSeconds(ReplicatedStack.IS_LONG ? 120 : 1);

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
    void itsDeviceIsGoneItsLimitIsReachedAndAThirdOfItsAnswersAreErrors() {
        // Given
        provider.behaves(Campaign.SLOW);
        var campaign = Campaign.of(stack, "device gone for %d s, 429, 30 %% errors".formatted(DISCONNECTED.toSeconds()))
                .begin()
                .sent(0.1);

        // When
        provider.behaves("{\"provider\":\"starsender\",\"success_false\":\"Device not connected\"}");
        campaign.restsFor(DISCONNECTED);
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
    void itTakesMessagesAndNobodyLearnsOfIt() {
        // Given
        provider.behaves(Campaign.SLOW);
        var campaign = Campaign.of(stack, "hanging, dropped and HTML answers, each to 50 messages")
                .begin()
                .sent(0.1);

        // When
        for (String fault : List.of("hang", "drop_after_write", "html")) {
            long before = campaign.messages().unknown();
            provider.behaves("{\"provider\":\"starsender\",\"latency_ms\":200,\"%s\":true}".formatted(fault));
            campaign.until(messages -> messages.unknown() >= before + 50);
            provider.behaves(Campaign.SLOW);
        }

        // Then
        var figures = campaign.end().hold(Campaign.VEHICLES);
        assertEquals(figures.intended(), figures.distinct(), figures::toString);
    }

    @Test
    @EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
    void itRefusesMessages() {
        // Given
        provider.behaves(Campaign.SLOW);
        var campaign = Campaign.of(stack, "200 with success:false, to 100 messages")
                .begin()
                .sent(0.2);

        // When
        for (String refusal : List.of("Invalid phone number", "Failed to send message")) {
            long before = campaign.messages().failed();
            provider.behaves("{\"provider\":\"starsender\",\"success_false\":\"%s\"}".formatted(refusal));
            campaign.until(messages -> messages.failed() >= before + 50);
            provider.behaves(Campaign.SLOW);
        }

        // Then
        campaign.end().hold(0);
    }
}
