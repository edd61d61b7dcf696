package id.bengkel.chat.bot;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The first words of a text, without case and punctuation. Everything here takes time in proportion to the text. */
final class Words {

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
    /** In characters. Nobody asks in so many, and a million of them would keep everybody else waiting. */
    private static final int LONGEST = 4_096;

    private static final int PARTS_OF_A_PLATE = 4;
    private static final int LONGEST_PLATE = 15;
    /** Nobody names more plates in one message; a text of digits would be a large question to the database. */
    private static final int MOST_PLATES = 400;
    /** The letters that Indonesian plates begin with: not every "di 2 km" is a plate. */
    private static final Pattern INDONESIAN_PLATE =
            Pattern.compile("(A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNRSTW]?|E[ABD]?|[FGHLMNRSTWZ]|K[BHTU]?|P[AB]?)"
                    + "[0-9]{1,4}[A-Z]{1,3}");

    private final String line;
    private final List<String> list;

    private Words(List<String> list) {
        this.list = list;
        this.line = " " + String.join(" ", list) + " ";
    }

    /** @param text may be null */
    static Words of(String text) {
        String beginning = text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST));
        String plain = Normalizer.normalize(beginning, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace("'", "")
                .replace("’", "");
        return new Words(NEITHER_LETTER_NOR_DIGIT
                .splitAsStream(plain)
                .filter(word -> !word.isEmpty())
                .toList());
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    Stream<String> stream() {
        return list.stream();
    }

    /** Whether these words stand here one behind the other. */
    boolean hold(Words phrase) {
        return line.contains(phrase.line);
    }

    /** Whether there is nothing but these words. */
    boolean are(Words phrase) {
        return line.equals(phrase.line);
    }

    /** How many of the words are among these. */
    long countOf(Set<String> others) {
        return list.stream().filter(others::contains).count();
    }

    /** All that could be plate numbers, however they are cut into words, as plates are compared. */
    Set<String> possiblePlates() {
        Set<String> possible = new LinkedHashSet<>();
        for (int first = 0; first < list.size() && possible.size() < MOST_PLATES; first++) {
            StringBuilder plate = new StringBuilder();
            int end = Math.min(first + PARTS_OF_A_PLATE, list.size());
            for (int next = first; next < end && plate.length() <= LONGEST_PLATE; next++) {
                plate.append(list.get(next));
                if (plate.length() <= LONGEST_PLATE && plate.chars().anyMatch(Character::isDigit)) {
                    possible.add(plate.toString().toUpperCase(Locale.ROOT));
                }
            }
        }
        return possible;
    }

    /** Whether one of them is written as plates are here. */
    static boolean lookLikeAPlate(Collection<String> possible) {
        return possible.stream()
                .anyMatch(plate -> INDONESIAN_PLATE.matcher(plate).matches());
    }
}
