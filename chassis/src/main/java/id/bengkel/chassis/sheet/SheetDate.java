package id.bengkel.chassis.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as spreadsheets and people in Indonesia write them. */
final class SheetDate {

    /** Spreadsheets that export tables often add a midnight. */
    private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})([T ]00:00(:00(\\.0+)?)?)?");

    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4})");
    private static final Pattern SERIAL = Pattern.compile("\\d{4,6}(\\.\\d+)?");
    /** Day 0 of a spreadsheet's calendar, for the days since March 1900. */
    private static final LocalDate ORIGIN = LocalDate.of(1899, 12, 30);

    private static final int LAST_SERIAL = 2_958_465; // 9999-12-31

    private SheetDate() {}

    /** The date as {@code yyyy-MM-dd}; the text itself when it is no date that exists. */
    static String iso(String text, int firstDay) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return iso.group(1);
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) {
            return dayFirst(dayFirst, text);
        }
        return SERIAL.matcher(text).matches() ? ofSerial((int) Double.parseDouble(text) + firstDay, text) : text;
    }

    private static String dayFirst(Matcher date, String text) {
        try {
            return LocalDate.of(number(date, 4), number(date, 3), number(date, 1))
                    .toString();
        } catch (DateTimeException notInTheCalendar) {
            return text;
        }
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }

    private static String ofSerial(int serial, String text) {
        return serial > 60 && serial <= LAST_SERIAL ? ORIGIN.plusDays(serial).toString() : text;
    }
}
