package id.bengkel.report.statistics;

import id.bengkel.report.ReportProblem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Some days in a row, the first and the last included. */
record Period(LocalDate from, LocalDate to) {

    private static final int USUAL_DAYS = 30;
    /** A leap year. */
    private static final int MOST_DAYS = 366;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9999;

    /**
     * @param from null for thirty days in all
     * @param to null for today
     */
    static Period of(LocalDate from, LocalDate to, LocalDate today) {
        requireUsual("from", from);
        requireUsual("to", to);
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
        if (first.isAfter(last)) {
            throw ReportProblem.FROM_AFTER_TO.on("from");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw ReportProblem.SPAN_TOO_LONG.on("from", MOST_DAYS);
        }
        return new Period(first, last);
    }

    long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** The database knows fewer years than Java. */
    private static void requireUsual(String field, LocalDate date) {
        if (date != null && (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR)) {
            throw ReportProblem.YEAR_OUT_OF_RANGE.on(field, String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR));
        }
    }
}
