package id.bengkel.chat.bot;

import id.bengkel.chat.vehicle.OwnVehicle;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what the rules say in the customer's language, with everything filled in. */
final class Voice {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST_NAME = 60;

    private final Rules rules;
    private final Language language;
    private final boolean open;
    private final LocalDate today;
    private final String name;
    private final String servicePhone;

    /** @param name of the customer; may be null, and is left out when it is more than a name */
    Voice(Rules rules, Language language, ZonedDateTime now, String name, String servicePhone) {
        this.rules = rules;
        this.language = language;
        this.open = rules.openingHours().hold(now);
        this.today = now.toLocalDate();
        this.name = isName(name) ? name.strip() : "";
        this.servicePhone = servicePhone;
    }

    BotAnswer say(Rule rule) {
        return new BotAnswer(fill(rule.answer(open)), rule.action());
    }

    BotAnswer say(Spoken text) {
        return BotAnswer.of(fill(text));
    }

    /** When service is due, a line for each vehicle. */
    BotAnswer tellOf(List<OwnVehicle> vehicles) {
        return BotAnswer.of(vehicles.stream().map(this::line).collect(Collectors.joining("\n")));
    }

    private String line(OwnVehicle vehicle) {
        LocalDate date = vehicle.nextVisitDate();
        DateTimeFormatter format = DateTimeFormatter.ofPattern("d MMMM yyyy", language.locale());
        Map<String, String> all = values();
        all.put("plate", vehicle.noPol());
        all.put("model", vehicle.model() == null ? "" : vehicle.model());
        all.put("date", date == null ? "" : format.format(date));
        return Places.fill(text(date).in(language), all);
    }

    private Spoken text(LocalDate date) {
        if (date == null) {
            return rules.vehicle().undated();
        }
        return date.isBefore(today)
                ? rules.vehicle().overdue()
                : rules.vehicle().due();
    }

    private String fill(Spoken text) {
        return Places.fill(text.in(language), values());
    }

    /** Made when something is said: to most messages nothing is. */
    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        values.put("name", name);
        values.put("phone", servicePhone);
        values.put("hours", rules.openingHours().in(language));
        values.put("closed", open ? "" : Places.fill(rules.closed().in(language), values));
        return values;
    }

    private static boolean isName(String name) {
        return name != null
                && name.length() <= LONGEST_NAME
                && !CONTROL.matcher(name).find();
    }
}
