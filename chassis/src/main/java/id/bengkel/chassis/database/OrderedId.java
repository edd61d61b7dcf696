package id.bengkel.chassis.database;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids in the order of time, as version 7 of RFC 9562: what is written together lies together in every index, so that
 * PostgreSQL touches few of its pages. They are no secrets: where an id must not be guessed, take a random one.
 */
public final class OrderedId {

    private static final long VERSION = 0x7000;
    private static final long VARIANT = Long.MIN_VALUE;
    private static final int FRACTIONS = 0x1000;

    private OrderedId() {}

    /** A new one, between those of the microseconds before and after. */
    public static UUID at(Instant time) {
        long fraction = (long) time.getNano() % 1_000_000 * FRACTIONS / 1_000_000;
        return new UUID(
                time.toEpochMilli() << 16 | VERSION | fraction,
                VARIANT | ThreadLocalRandom.current().nextLong() >>> 2);
    }
}
