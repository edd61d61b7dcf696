package id.bengkel.local.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.workshop.LocalStack;
import id.bengkel.local.workshop.ReplicatedStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Kafka's disk is full in the middle of a run: people are told, and nothing is lost. */
@EnabledIfSystemProperty(named = "bengkel.faults", matches = "true")
@Order(0) // Before the stacks that others share: this one needs one of its own.
class FullDiskIT {

    @Test
    void ofKafkaIsToldAndAllGoesOnWhenThereIsRoomAgain() throws Exception {
        // Given
        try (var stack = new LocalStack("full-disk");
                var disk = SmallDisk.under(stack.data().resolve("kafka"))) {
            stack.startedBy(disk.inside()).start(ReplicatedStack.flags());
            new Provider(stack).behaves(Campaign.SLOW);
            var campaign = Campaign.of(stack, "Kafka's disk is full").begin().sent(0.2);

            // When
            disk.fill();

            // Then
            assertEquals(1, stack.exitCode());
            assertTrue(stack.console().contains("Kafka ENDED"), stack::console);
            assertTrue(stack.console().contains("There are 0 MB left for " + disk.folder()), stack::console);
            disk.clear();
            stack.start(ReplicatedStack.flags());
            campaign.end().areComplete();
        }
    }
}
