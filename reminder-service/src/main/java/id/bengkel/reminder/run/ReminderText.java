package id.bengkel.reminder.run;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a reminder, with places for what differs. */
final class ReminderText {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Set<String> KNOWN = Set.of("nama", "no_pol", "tanggal", "service_phone");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-yyyy");

    private final String template;
    private final String servicePhone;

    /** @throws IllegalArgumentException when the template has a place that nothing can fill */
    ReminderText(String template, String servicePhone) {
        PLACE.matcher(template).results().map(place -> place.group(1)).forEach(name -> {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("REMINDER_TEXT has an unknown place {" + name + "}");
            }
        });
        this.template = template;
        this.servicePhone = servicePhone;
    }

    /** Fills in all places at once: what a name contains is never taken for a place. */
    String with(String nama, String noPol, LocalDate due) {
        Map<String, String> values =
                Map.of("nama", nama, "no_pol", noPol, "tanggal", DATE.format(due), "service_phone", servicePhone);
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
    }
}
