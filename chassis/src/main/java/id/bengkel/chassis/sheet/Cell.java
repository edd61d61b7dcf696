package id.bengkel.chassis.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import id.bengkel.chassis.error.Problem;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a file has in one place.
 *
 * @param text never null, without blanks around it
 * @param problem why it cannot be taken, or null
 */
record Cell(String text, Problem problem) {

    static Cell of(String text) {
        return new Cell(text.strip(), null);
    }

    boolean isBlank() {
        return text.isEmpty() && problem == null;
    }

    /**
     * The value as a column of this type has it, or the bare text: then who uses the value refuses it.
     *
     * @param firstDay where the days begin that stand for dates: 0 for 1900
     */
    JsonNode as(Column.Type type, int firstDay) {
        return switch (type) {
            case TEXT -> TextNode.valueOf(text);
            case WHOLE_NUMBER -> wholeNumber();
            case DATE -> TextNode.valueOf(SheetDate.iso(text, firstDay));
            case BOOLEAN -> bool();
        };
    }

    private JsonNode wholeNumber() {
        if (text.length() > 20) {
            return TextNode.valueOf(text);
        }
        try {
            return IntNode.valueOf(new BigDecimal(text).intValueExact());
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return TextNode.valueOf(text);
        }
    }

    private JsonNode bool() {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "ya", "yes", "true", "benar", "1" -> BooleanNode.TRUE;
            case "tidak", "no", "false", "salah", "0" -> BooleanNode.FALSE;
            default -> TextNode.valueOf(text);
        };
    }
}
