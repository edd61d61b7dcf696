package id.bengkel.chassis.sheet;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column that a sheet may have.
 *
 * @param name what it is called in the rows that are read and in errors
 * @param keys its titles, each without what people write in different ways
 */
public record Column(String name, Type type, boolean required, Set<String> keys) {

    /** What its cells hold. */
    public enum Type {
        TEXT,
        WHOLE_NUMBER,
        DATE,
        BOOLEAN
    }

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]");

    public static Column text(String name, String... synonyms) {
        return of(name, Type.TEXT, synonyms);
    }

    public static Column wholeNumber(String name, String... synonyms) {
        return of(name, Type.WHOLE_NUMBER, synonyms);
    }

    public static Column date(String name, String... synonyms) {
        return of(name, Type.DATE, synonyms);
    }

    public static Column bool(String name, String... synonyms) {
        return of(name, Type.BOOLEAN, synonyms);
    }

    /** The same column, without which a sheet cannot be read. */
    public Column asRequired() {
        return new Column(name, type, true, keys);
    }

    private static Column of(String name, Type type, String... synonyms) {
        Set<String> keys = Stream.concat(Stream.of(name), Stream.of(synonyms))
                .map(Column::key)
                .collect(Collectors.toSet());
        return new Column(name, type, false, keys);
    }

    /** {@code No. Pol}, {@code no_pol} and {@code NOPOL} are one title. */
    static String key(String title) {
        return NEITHER_LETTER_NOR_DIGIT.matcher(title).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
