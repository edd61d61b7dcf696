package id.bengkel.reminder.text;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words with places such as <code>{nama}</code>. To be made at start-up, so that a mistake shows before anybody reads it. */
public final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-yyyy");

    private final String words;

    private Template(String words) {
        this.words = words;
    }

    /**
     * @param setting the environment variable the words come from, for the complaint
     * @param places all that can be filled in
     * @throws ConfigurationException when there is a place that nothing can fill, a brace too many, or no word at all
     */
    public static Template of(String setting, String words, List<String> places) {
        if (words.isBlank()) {
            throw new ConfigurationException(setting + " is empty");
        }
        PLACE.matcher(words)
                .results()
                .map(place -> place.group(1))
                .filter(name -> !places.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ConfigurationException("%s has the unknown place {%s}; known are {%s}"
                            .formatted(setting, name, String.join("}, {", places)));
                });
        String rest = PLACE.matcher(words).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            throw new ConfigurationException(setting + " has a brace that is never opened or never closed");
        }
        return new Template(words);
    }

    /** Fills in all places at once: what a value contains is never taken for a place. */
    public String with(Map<String, String> values) {
        return PLACE.matcher(words).replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
    }

    /** A day as messages have it: {@code 05-01-2026}. */
    public static String date(LocalDate day) {
        return DATE.format(day);
    }
}
