package id.bengkel.customer;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Lets the tests take place on one and the same day, an hour after midnight: in UTC it is still the day before. */
@Mock
@Dependent
class WorkshopCalendar {

    static final LocalDate TODAY = LocalDate.of(2028, 3, 3);

    private static final Instant START = Instant.parse("2028-03-02T18:00:00Z");

    @Produces
    @Singleton
    Clock clock() {
        return Clock.offset(Clock.system(ZoneId.of("Asia/Jakarta")), Duration.between(Instant.now(), START));
    }
}
