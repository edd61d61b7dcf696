package id.bengkel.chassis.sheet;

import java.util.regex.Pattern;

/** Keeps text in CSV files from being taken for formulas, which spreadsheet programs would execute. */
final class CsvFormula {

    private static final String STARTS = "=+-@\t\r";
    /** Numbers, phone numbers and a dash for "nothing" begin like formulas and are none. */
    private static final Pattern HARMLESS = Pattern.compile("[+-][0-9 ().,/-]*");

    private CsvFormula() {}

    static Cell read(String text) {
        if (text.length() > 1 && text.charAt(0) == '\'' && isFormula(text.substring(1))) {
            return Cell.of(text.substring(1));
        }
        String stripped = text.strip();
        return isFormula(stripped) ? new Cell(stripped, SheetProblem.FORMULA) : Cell.of(stripped);
    }

    /** The text with an apostrophe ahead where that is needed; {@link #read} takes it away again. */
    static String defused(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty()
                && STARTS.indexOf(text.charAt(0)) >= 0
                && !HARMLESS.matcher(text).matches();
    }
}
