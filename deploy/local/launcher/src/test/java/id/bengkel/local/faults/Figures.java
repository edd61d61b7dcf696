package id.bengkel.local.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What came out of a run.
 *
 * @param received what the sandbox was told to send
 * @param distinct the vehicles among that
 * @param counted what the report says
 */
record Figures(String what, int intended, Messages messages, long received, long distinct, long counted) {

    /** What reminder-service says. */
    record Messages(long sent, long failed, long unknown, long open) {

        long total() {
            return sent + failed + unknown + open;
        }
    }

    /**
     * What holds whatever happens: each vehicle is written to at most once, every message has come to a known end, and the
     * report counts those that were sent.
     *
     * @param unknown how many messages may have come to no known end
     */
    Figures hold(int unknown) {
        assertEquals(received, distinct, () -> "sent twice: " + this);
        assertEquals(intended, messages.total(), () -> "lost: " + this);
        assertEquals(0, messages.open(), () -> "left behind: " + this);
        assertEquals(messages.sent(), counted, () -> "counted wrongly: " + this);
        assertTrue(messages.unknown() <= unknown, () -> "more than " + unknown + " unknown: " + this);
        assertTrue(
                messages.sent() <= distinct && distinct <= messages.sent() + messages.unknown(),
                () -> "not what the provider says: " + this);
        return this;
    }

    /** All of them, and nobody doubts it. */
    void areComplete() {
        hold(0);
        assertEquals(intended, messages.sent(), this::toString);
        assertEquals(distinct, counted, this::toString);
    }

    @Override
    public String toString() {
        return "%-60s intended %d, sent %d, distinct %d of %d received, failed %d, unknown %d, counted by the report %d"
                .formatted(
                        what,
                        intended,
                        messages.sent(),
                        distinct,
                        received,
                        messages.failed(),
                        messages.unknown(),
                        counted);
    }
}
