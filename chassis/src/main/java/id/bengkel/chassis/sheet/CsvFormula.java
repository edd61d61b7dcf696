package id.bengkel.chassis.sheet;

import java.util.regex.Pattern;

/** Keeps text in CSV files from being taken for formulas, which spreadsheet programs would execute. */
final class CsvFormula {

    /** In full width too, in which East Asian keyboards write them. */
    private static final String STARTS = "=+-@\t\r\n＝＋－＠";
    /** Numbers, phone numbers and a dash for "nothing" begin like formulas and are none. */
    private static final Pattern HARMLESS = Pattern.compile("[+-][0-9 ().,/-]*");

    private CsvFormula() {}

    static Cell read(String text) {
        String stripped = text.strip();
        if (!mayExecute(stripped)) {
            return Cell.of(stripped);
        }
        return stripped.startsWith("'") ? Cell.of(stripped.substring(1)) : new Cell(stripped, SheetProblem.FORMULA);
    }

    /** The text with an apostrophe ahead where that is needed; {@link #read} takes it away again. */
    static String defused(String text) {
        return mayExecute(text) ? "'" + text : text;
    }

    /** A formula, or one behind apostrophes: those get another one, so that none of their own is taken away. */
    private static boolean mayExecute(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '\'') {
            start++;
        }
        return start < text.length()
                && STARTS.indexOf(text.charAt(start)) >= 0
                && !HARMLESS.matcher(text.substring(start)).matches();
    }
}
