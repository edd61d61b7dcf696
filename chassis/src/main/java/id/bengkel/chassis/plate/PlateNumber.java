package id.bengkel.chassis.plate;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A plate number.
 *
 * @param shown as entered, but in upper case and with single spaces
 */
public record PlateNumber(String shown) {

    /** What a text must match to be a plate number. */
    public static final String PATTERN = "(?s).*[\\p{L}\\p{Nd}].*";

    private static final Pattern BLANKS = Pattern.compile("(?U)\\s+");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]");

    public PlateNumber {
        shown = BLANKS.matcher(shown).replaceAll(" ").strip().toUpperCase(Locale.ROOT);
    }

    /** What plates are compared by: two spellings of one plate have the same key. */
    public String key() {
        return NEITHER_LETTER_NOR_DIGIT.matcher(shown).replaceAll("");
    }
}
