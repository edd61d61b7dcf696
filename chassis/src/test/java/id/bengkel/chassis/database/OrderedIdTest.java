package id.bengkel.chassis.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderedIdTest {

    private static final Instant TIME = Instant.parse("2026-01-05T07:00:00.001234Z");

    @Test
    void idsAreInTheOrderOfTheirMicroseconds() {
        var ids = Stream.of(0, 1, 2, 765, 766, 10_000_000)
                .map(micros -> OrderedId.at(TIME.plusNanos(micros * 1_000L)))
                .map(UUID::toString)
                .toList();

        assertEquals(ids.stream().sorted().toList(), ids);
    }

    @Test
    void idsOfOneMomentDiffer() {
        var id = OrderedId.at(TIME);

        assertNotEquals(id, OrderedId.at(TIME));
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(TIME.toEpochMilli(), id.getMostSignificantBits() >>> 16);
    }
}
