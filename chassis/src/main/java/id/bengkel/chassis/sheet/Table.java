package id.bengkel.chassis.sheet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bengkel.chassis.error.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The rows of a grid of cells, whose first row tells the columns. */
final class Table implements RowReader {

    static final int MAX_COLUMNS = 200;
    /** As many characters as a cell of a spreadsheet takes. */
    static final int MAX_CELL = 32_767;

    private final Grid grid;
    private final List<Column> columns;

    Table(Grid grid, Columns columns) throws IOException {
        this.grid = grid;
        Line titles = nextLine();
        if (titles == null) {
            throw SheetProblem.EMPTY.failure();
        }
        this.columns = columns.titled(titles.cells().stream().map(Cell::text).toList());
    }

    @Override
    public SheetRow next() throws IOException {
        Line line = nextLine();
        return line == null ? null : row(line);
    }

    private Line nextLine() throws IOException {
        Line line = grid.next();
        while (line != null && line.isBlank()) {
            line = grid.next();
        }
        return line;
    }

    private SheetRow row(Line line) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        ProblemException failure = null;
        for (int i = 0; i < line.cells().size(); i++) {
            Cell cell = line.cells().get(i);
            Column column = i < columns.size() ? columns.get(i) : null;
            if (i >= columns.size() && !cell.isBlank()) {
                failure = SheetProblem.TOO_MANY_VALUES.failure();
            } else if (column != null && cell.problem() != null) {
                failure = cell.problem().on(column.name());
            } else if (column != null && !cell.isBlank()) {
                values.set(column.name(), cell.as(column.type(), grid.firstDay()));
            }
        }
        return new SheetRow(line.number(), values, failure, line.size());
    }

    @Override
    public void skim() throws IOException {
        for (int count = 0; nextLine() != null; count++) {
            RowReader.limit(count + 1);
        }
    }

    @Override
    public void close() throws IOException {
        grid.close();
    }

    /** Reads a file as lines of cells. */
    interface Grid extends Closeable {

        /** The next line, or null behind the last one. */
        Line next() throws IOException;

        /** Where the days begin that stand for dates: 0 for 1900. */
        default int firstDay() {
            return 0;
        }
    }

    /** A line with its number in the file, counted from 1. */
    record Line(int number, List<Cell> cells) {
        private boolean isBlank() {
            return cells.stream().allMatch(Cell::isBlank);
        }

        private long size() {
            return cells.stream().mapToLong(cell -> cell.text().length()).sum();
        }
    }
}
