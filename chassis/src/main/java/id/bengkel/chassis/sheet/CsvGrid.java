package id.bengkel.chassis.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The cells of a CSV file whose columns are separated by comma, semicolon or tab. A line with line breaks in it is one. */
final class CsvGrid implements Table.Grid {

    private static final CsvFactory FACTORY = CsvFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Table.MAX_CELL)
                    .build())
            .build();
    /** As much of the title row as tells the separator. */
    private static final int SAMPLE = 4096;

    private static final String SEPARATORS = ",;\t";
    private static final String TOLD = "sep=";

    private final CsvParser parser;
    private int number;

    CsvGrid(Path file) throws IOException {
        Reader text = new BufferedReader(Utf8.open(file), SAMPLE);
        Integer told = toldSeparator(text);
        this.parser = FACTORY.createParser(text);
        parser.setSchema(
                CsvSchema.emptySchema().withColumnSeparator(told == null ? separator(text) : (char) told.intValue()));
    }

    @Override
    public Table.Line next() throws IOException {
        number++;
        try {
            return parser.nextToken() == null ? null : new Table.Line(number, cells());
        } catch (StreamConstraintsException tooLong) {
            throw SheetProblem.ROW_TOO_LONG.failure(String.valueOf(number));
        } catch (JsonProcessingException malformed) {
            throw SheetProblem.NOT_CSV.failure(String.valueOf(number));
        }
    }

    private List<Cell> cells() throws IOException {
        List<Cell> cells = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (cells.size() == Table.MAX_COLUMNS) {
                throw SheetProblem.TOO_MANY_COLUMNS.failure(String.valueOf(number), String.valueOf(Table.MAX_COLUMNS));
            }
            cells.add(CsvFormula.read(parser.getText()));
        }
        return cells;
    }

    /** Goes behind a first line {@code sep=;}, which tells spreadsheet programs the separator and is shown by none; or null. */
    private Integer toldSeparator(Reader text) throws IOException {
        text.mark(SAMPLE);
        char[] start = new char[TOLD.length() + 1];
        boolean told = text.read(start) == start.length && new String(start).startsWith(TOLD);
        char separator = start[TOLD.length()];
        int end = told ? text.read() : -1;
        if (end == '\r') {
            end = text.read();
        }
        if (end != '\n' || SEPARATORS.indexOf(separator) < 0) {
            text.reset();
            return null;
        }
        return (int) separator;
    }

    /** The one most frequent in the title row, outside of quotation marks. */
    private static char separator(Reader text) throws IOException {
        text.mark(SAMPLE);
        int[] found = new int[3];
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < SAMPLE; i++) {
            int character = text.read();
            if (character < 0 || begun && !quoted && (character == '\n' || character == '\r')) {
                break;
            }
            begun |= !Character.isWhitespace(character);
            quoted ^= character == '"';
            int separator = SEPARATORS.indexOf(character);
            if (!quoted && separator >= 0) {
                found[separator]++;
            }
        }
        text.reset();
        return found[1] > found[0] && found[1] >= found[2] ? ';' : found[2] > found[0] ? '\t' : ',';
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
