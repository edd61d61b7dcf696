package id.bengkel.report.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.bengkel.chassis.error.ProblemException;
import id.bengkel.report.ReportProblem;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void byDefaultItIsTheThirtyDaysThatEndToday() {
        assertEquals(new Period(LocalDate.of(2026, 1, 31), TODAY), Period.of(null, null, TODAY));
    }

    @Test
    void withAnEndItIsTheThirtyDaysThatEndThere() {
        LocalDate to = LocalDate.of(2024, 3, 1);

        assertEquals(new Period(LocalDate.of(2024, 2, 1), to), Period.of(null, to, TODAY));
    }

    @Test
    void withABeginningItEndsToday() {
        LocalDate from = LocalDate.of(2026, 2, 27);

        assertEquals(new Period(from, TODAY), Period.of(from, null, TODAY));
    }

    @Test
    void itMayBeASingleDayOrALeapYearLong() {
        assertEquals(new Period(TODAY, TODAY), Period.of(TODAY, TODAY, TODAY));
        assertEquals(
                new Period(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31)),
                Period.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31), TODAY));
    }

    @Test
    void itIsNoLongerThanAYear() {
        ProblemException refused = assertThrows(
                ProblemException.class, () -> Period.of(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1), TODAY));

        assertEquals(ReportProblem.SPAN_TOO_LONG, refused.problem());
    }

    @Test
    void itDoesNotEndBeforeItBegins() {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> Period.of(TODAY.plusDays(1), null, TODAY));

        assertEquals(ReportProblem.FROM_AFTER_TO, refused.problem());
    }
}
