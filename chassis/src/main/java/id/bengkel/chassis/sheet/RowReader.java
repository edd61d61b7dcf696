package id.bengkel.chassis.sheet;

import java.io.Closeable;
import java.io.IOException;

/** Reads a sheet from its first row to its last. */
interface RowReader extends Closeable {

    /** As many as the memory for an answer that tells of each is meant for. */
    int MAX_ROWS = 100_000;

    /** The next row that is not blank, or null behind the last one. */
    SheetRow next() throws IOException;

    /** Goes through all rows, and fails for what cannot be read or is too much. */
    void skim() throws IOException;

    static void limit(int count) {
        if (count > MAX_ROWS) {
            throw SheetProblem.TOO_MANY_ROWS.failure(String.valueOf(MAX_ROWS));
        }
    }
}
