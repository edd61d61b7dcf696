package id.bengkel.local.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.workshop.LocalStack;
import id.bengkel.local.workshop.OnReplicatedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The clock of one sender's machine is wrong, so much so that there it is another day. The senders agree all the same. */
@OnReplicatedStack
@EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
class WrongClockIT {

    private static final String WRONG = "reminder-2";

    private final LocalStack stack;
    private final Senders senders;

    WrongClockIT(LocalStack stack) {
        this.stack = stack;
        this.senders = new Senders(stack);
    }

    @AfterEach
    void theClockIsRightAgain() {
        new Provider(stack).recovers();
        senders.restart(Map.of(WRONG, Map.of()));
    }

    @Test
    void ofASenderMakesNobodyGetTwoAndLeavesNobodyOut() throws IOException {
        // Given
        var logged = log().count();
        new Provider(stack).behaves(Campaign.SLOW);
        senders.restart(Map.of(WRONG, Map.of("BENGKEL_CLOCK_AHEAD", "24h")));
        var campaign = Campaign.of(stack, "the clock of a reminder replica is a day ahead");

        // When
        campaign.askAll().begun().sent(0.5).askAll();

        // Then
        campaign.end().areComplete();
        var log = log().skip(logged).toList();
        assertTrue(log.stream().anyMatch(line -> line.contains("Clocks differ: this one was -86")));
        // By its own clock all leases are over: what others are sending would be in doubt, though only until they have
        // sent it.
        assertEquals(
                List.of(),
                log.stream().filter(line -> line.contains("became unknown")).toList());
    }

    private Stream<String> log() throws IOException {
        return Files.readAllLines(stack.data().resolve("logs/" + WRONG + ".log")).stream();
    }
}
