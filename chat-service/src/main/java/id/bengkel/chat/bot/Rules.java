package id.bengkel.chat.bot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that the bot goes by, as {@link RulesFile} reads it.
 *
 * @param names what it is called in groups
 * @param closed fills the place {@code {closed}} while the workshop is closed
 * @param fallback what is said when nothing fits
 * @param fallbackPause how long it is not said again to the same customer
 */
record Rules(
        OpeningHours openingHours,
        Set<String> indonesian,
        Set<String> english,
        List<Words> names,
        Spoken closed,
        VehicleTexts vehicle,
        List<Rule> rules,
        Spoken fallback,
        Duration fallbackPause) {

    /**
     * What is said about vehicles.
     *
     * @param unknown to who named a plate that is not theirs, whoever's it is
     */
    record VehicleTexts(Spoken due, Spoken overdue, Spoken undated, Spoken unknown) {}

    /** Who writes more English than Indonesian words is answered in English. */
    Language languageOf(Words text) {
        return text.countOf(english) > text.countOf(indonesian) ? Language.ENGLISH : Language.INDONESIAN;
    }

    boolean areNamed(Words text) {
        return names.stream().anyMatch(text::hold);
    }

    /** The first rule that fits. */
    Optional<Rule> of(Words text) {
        return rules.stream().filter(rule -> rule.fits(text)).findFirst();
    }
}
