package id.bengkel.chassis.error;

import java.util.List;
import java.util.Locale;

/** The languages the system speaks to people: Indonesian, and English for those who ask. */
public final class Languages {

    public static final Locale INDONESIAN = new Locale("id");
    public static final Locale ENGLISH = Locale.ENGLISH;

    private static final List<Locale> SPOKEN = List.of(INDONESIAN, ENGLISH);

    private Languages() {}

    /** The spoken language that fits an {@code Accept-Language} header best; Indonesian when it is missing or unreadable. */
    public static Locale accepted(String header) {
        if (header == null || header.isBlank()) {
            return INDONESIAN;
        }
        try {
            Locale match = Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
            return match == null ? INDONESIAN : match;
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) { // the latter for "-"
            return INDONESIAN;
        }
    }
}
