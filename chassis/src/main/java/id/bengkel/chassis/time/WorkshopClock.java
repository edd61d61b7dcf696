package id.bengkel.chassis.time;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.ClockProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The workshop's time: a {@link Clock} in the zone {@code BENGKEL_TIMEZONE}, so that {@code LocalDate.now(clock)} is the
 * workshop's today wherever a replica runs, and whatever the clock of its machine says: see {@link DatabaseTime}.
 */
@Dependent
public class WorkshopClock {

    @Produces
    @Singleton
    AgreedClock clock(
            @ConfigProperty(name = "bengkel.timezone") ZoneId zone,
            @ConfigProperty(name = "bengkel.clock.ahead") Duration ahead) {
        return new AgreedClock(Clock.offset(Clock.system(zone), ahead));
    }

    /** Validation's past and future are the workshop's too. */
    @Produces
    @Singleton
    ClockProvider validationClock(Clock clock) {
        return () -> clock;
    }

    /** An instant as the report and manual endpoints print it: local workshop time, whole seconds; null for null. */
    public static LocalDateTime local(Instant instant, Clock clock) {
        return instant == null
                ? null
                : LocalDateTime.ofInstant(instant, clock.getZone()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** An instant as all other endpoints print it: workshop time with its offset, whole seconds; null for null. */
    public static OffsetDateTime zoned(Instant instant, Clock clock) {
        return instant == null
                ? null
                : OffsetDateTime.ofInstant(instant, clock.getZone()).truncatedTo(ChronoUnit.SECONDS);
    }
}
