package id.bengkel.customer.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.bengkel.customer.customer.Customer;
import id.bengkel.customer.customer.CustomerRequest;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextVisitTest {

    private static final Instant REGISTERED = Instant.parse("2026-06-30T03:00:00Z");
    private static final LocalDate JULY_31 = LocalDate.of(2026, 7, 31);
    private static final LocalDate BY_HAND = LocalDate.of(2026, 9, 9);

    @ParameterizedTest
    @CsvSource({
        "2026-01-15,  1, 2026-02-15",
        "2026-07-31,  4, 2026-11-30",
        "2026-10-31,  4, 2027-02-28",
        "2027-10-31,  4, 2028-02-29",
        "2028-02-29, 12, 2029-02-28",
        "2028-02-29, 48, 2032-02-29",
        "2025-12-31, 60, 2030-12-31"
    })
    void theNextVisitIsOnTheSameDayOfALaterMonthOrOnItsLast(LocalDate last, int months, LocalDate next) {
        // Given
        Vehicle vehicle = vehicle(null, months);

        // When
        vehicle.follow(last);

        // Then
        assertEquals(last, vehicle.lastVisitDate());
        assertEquals(next, vehicle.nextVisitDate());
    }

    @Test
    void withoutVisitsNothingIsDue() {
        // Given
        Vehicle vehicle = vehicle(null, null);
        vehicle.follow(JULY_31);

        // When
        vehicle.follow(null);

        // Then
        assertNull(vehicle.lastVisitDate());
        assertNull(vehicle.nextVisitDate());
    }

    @Test
    void aDateSetByHandStandsAgainstVisitsThatAreNotNewer() {
        // Given
        Vehicle vehicle = vehicle(null, null);
        vehicle.follow(JULY_31);
        vehicle.replace(details(BY_HAND, null));

        // When
        vehicle.follow(JULY_31.minusDays(1));

        // Then
        assertEquals(BY_HAND, vehicle.nextVisitDate());
    }

    @Test
    void aNewerVisitEndsWhatWasSetByHand() {
        // Given
        Vehicle vehicle = vehicle(BY_HAND, null);

        // When
        vehicle.follow(JULY_31);

        // Then
        assertEquals(LocalDate.of(2026, 11, 30), vehicle.nextVisitDate());
    }

    @Test
    void aClearedDateFollowsTheVisitsAgain() {
        // Given
        Vehicle vehicle = vehicle(null, null);
        vehicle.follow(JULY_31);
        vehicle.replace(details(BY_HAND, null));

        // When
        vehicle.replace(details(null, null));

        // Then
        assertEquals(LocalDate.of(2026, 11, 30), vehicle.nextVisitDate());
    }

    @Test
    void aDateSentBackAsItWasReadIsNotSetByHand() {
        // Given
        Vehicle vehicle = vehicle(null, null);
        vehicle.follow(JULY_31);

        // When
        vehicle.replace(details(vehicle.nextVisitDate(), 6));

        // Then
        assertEquals(LocalDate.of(2027, 1, 31), vehicle.nextVisitDate());
    }

    @Test
    void aDateSetByHandStaysWhenItIsSentBack() {
        // Given
        Vehicle vehicle = vehicle(BY_HAND, null);

        // When
        vehicle.replace(details(BY_HAND, 6));

        // Then
        assertEquals(BY_HAND, vehicle.nextVisitDate());
    }

    private static Vehicle vehicle(LocalDate nextVisit, Integer interval) {
        Customer owner = new Customer(new CustomerRequest("Budi", null, null, null, null), REGISTERED);
        return new Vehicle(owner, details(nextVisit, interval), REGISTERED);
    }

    private static VehicleRequest details(LocalDate nextVisit, Integer interval) {
        return new VehicleRequest("B 1 A", null, null, null, null, null, null, interval, null, nextVisit, null);
    }
}
