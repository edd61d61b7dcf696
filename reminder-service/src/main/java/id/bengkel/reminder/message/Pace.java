package id.bengkel.reminder.message;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** How fast messages may follow each other, all replicas together. */
@Singleton
class Pace {

    private static final int FASTEST = 60_000;

    /** Starts that may be taken at once: what a tenth of a second brings, so that high rates cost few statements. */
    private static final int BURSTS_A_MINUTE = 600;

    private final int ratePerMinute;
    private final List<Duration> pause;

    Pace(PolicyConfig config) {
        this.ratePerMinute = config.ratePerMinute().orElse(0);
        if (ratePerMinute < 0 || ratePerMinute > FASTEST) {
            throw new ConfigurationException("REMINDER_RATE_PER_MINUTE must be 0 to " + FASTEST);
        }
        this.pause = config.pause().map(Pace::range).orElse(List.of());
    }

    /** Whether messages need not care for each other. */
    boolean isFree() {
        return ratePerMinute == 0 && pause.isEmpty();
    }

    /** Whether a message has to be over before the next one. */
    boolean isOneByOne() {
        return !pause.isEmpty();
    }

    /** How many may start together. */
    int together() {
        return isOneByOne() ? 1 : Math.max(1, ratePerMinute / BURSTS_A_MINUTE);
    }

    /** From the start of one message to that of the next. */
    Duration interval() {
        return ratePerMinute == 0 ? Duration.ZERO : Duration.ofNanos(60_000_000_000L / ratePerMinute);
    }

    /** From the end of one message to the start of the next: chosen by chance, and no faster than the rate. */
    Duration pause() {
        long shortest = pause.get(0).toMillis();
        long longest = pause.get(1).toMillis();
        Duration chosen = Duration.ofMillis(ThreadLocalRandom.current().nextLong(shortest, longest + 1));
        return chosen.compareTo(interval()) > 0 ? chosen : interval();
    }

    /** What may lie between two messages at most. */
    Duration longest() {
        return isOneByOne() && pause.get(1).compareTo(interval()) > 0 ? pause.get(1) : interval();
    }

    private static List<Duration> range(String text) {
        try {
            String[] ends = text.split("-", 2);
            Duration shortest = time(ends[0]);
            Duration longest = time(ends[ends.length - 1]);
            if (shortest.isNegative() || longest.compareTo(shortest) < 0 || longest.toHours() >= 1) {
                throw new IllegalArgumentException("no range");
            }
            return List.of(shortest, longest);
        } catch (IllegalArgumentException unreadable) {
            throw new ConfigurationException("REMINDER_PAUSE must be a time or a range such as 2s-5s, below an hour");
        }
    }

    private static Duration time(String text) {
        Duration time = DurationConverter.parseDuration(text.strip());
        if (time == null) {
            throw new IllegalArgumentException("no time");
        }
        return time;
    }
}
