package id.bengkel.reminder.message;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalTime;

/** The hours in which reminders wait, because nobody wants to be reminded; midnight may lie within them. */
@Singleton
class QuietHours {

    private final LocalTime from;
    private final LocalTime to;
    private final Clock clock;

    QuietHours(PolicyConfig config, Clock clock) {
        String[] times = config.quietHours().orElse("00:00-00:00").split("-", -1);
        try {
            if (times.length != 2
                    || config.quietHours().isPresent() && time(times[0]).equals(time(times[1]))) {
                throw new DateTimeException("no two times");
            }
            this.from = time(times[0]);
            this.to = time(times[1]);
        } catch (DateTimeException unreadable) {
            throw new ConfigurationException("REMINDER_QUIET_HOURS must be two times such as 20:00-07:00");
        }
        this.clock = clock;
    }

    boolean isNow() {
        LocalTime now = LocalTime.now(clock);
        return from.isBefore(to) ? !now.isBefore(from) && now.isBefore(to) : overMidnight(now);
    }

    private boolean overMidnight(LocalTime now) {
        return !from.equals(to) && (!now.isBefore(from) || now.isBefore(to));
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.strip());
    }
}
