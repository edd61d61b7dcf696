package id.bengkel.chat.bot;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** When the workshop is open, such as {@code Mon-Fri 09:00-18:00, Sat 09:00-13:00}. */
record OpeningHours(List<Span> spans) {

    private static final Pattern SPAN =
            Pattern.compile("([A-Za-z]{3})(?:-([A-Za-z]{3}))? +(\\d{2}:\\d{2})-(\\d{2}:\\d{2})");

    /** The same hours on some days in a row. */
    record Span(DayOfWeek first, DayOfWeek last, LocalTime from, LocalTime until) {

        private boolean holds(ZonedDateTime moment) {
            int daysIn = Math.floorMod(moment.getDayOfWeek().getValue() - first.getValue(), 7);
            LocalTime time = moment.toLocalTime();
            return daysIn <= Math.floorMod(last.getValue() - first.getValue(), 7)
                    && !time.isBefore(from)
                    && time.isBefore(until);
        }

        private String in(Language language) {
            DateTimeFormatter time = DateTimeFormatter.ofPattern(language == Language.ENGLISH ? "HH:mm" : "HH.mm");
            String days = name(first, language) + (first == last ? "" : "–" + name(last, language));
            return days + " " + time.format(from) + "–" + time.format(until);
        }

        private static String name(DayOfWeek day, Language language) {
            return day.getDisplayName(TextStyle.FULL, language.locale());
        }
    }

    /** @throws IllegalArgumentException when it is written otherwise */
    static OpeningHours of(String text) {
        return new OpeningHours(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(OpeningHours::span)
                .toList());
    }

    boolean hold(ZonedDateTime moment) {
        return spans.stream().anyMatch(span -> span.holds(moment));
    }

    String in(Language language) {
        return spans.stream().map(span -> span.in(language)).collect(Collectors.joining(", "));
    }

    private static Span span(String text) {
        Matcher span = SPAN.matcher(text);
        try {
            if (span.matches()) {
                DayOfWeek first = day(span.group(1));
                LocalTime from = LocalTime.parse(span.group(3));
                LocalTime until = LocalTime.parse(span.group(4));
                if (from.isBefore(until)) {
                    return new Span(first, span.group(2) == null ? first : day(span.group(2)), from, until);
                }
            }
        } catch (DateTimeException noTime) {
            // Told below.
        }
        throw new IllegalArgumentException(
                "'" + text + "' are no opening hours: write 'Mon-Fri 09:00-18:00, Sat 09:00-13:00'");
    }

    private static DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new DateTimeException(name));
    }
}
