package id.bengkel.chat.bot;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places of a text that are filled in when it is said. */
final class Places {

    /** Together with a blank before it, which goes too where there is nothing to fill in. */
    private static final Pattern PLACE = Pattern.compile("( ?)\\{([^{}]*)}");

    private Places() {}

    /** A place of the text that is none of these. */
    static Optional<String> unknownIn(String text, Set<String> known) {
        return PLACE.matcher(text)
                .results()
                .map(place -> place.group(2))
                .filter(place -> !known.contains(place))
                .findFirst();
    }

    /** Fills in all places at once: what a name contains is never taken for a place. */
    static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> {
                    String value = values.get(place.group(2));
                    return Matcher.quoteReplacement(value.isEmpty() ? "" : place.group(1) + value);
                })
                .strip();
    }
}
