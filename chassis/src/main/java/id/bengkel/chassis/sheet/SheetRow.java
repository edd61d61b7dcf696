package id.bengkel.chassis.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bengkel.chassis.error.ProblemException;

/**
 * A row of a sheet.
 *
 * @param number as people see it: in CSV and XLSX that of the spreadsheet's row, in JSON counted from 1
 * @param values by the columns' names, each of the column's type where it can be read as such; empty cells are left out
 * @param failure what is wrong with the row's form, or null
 * @param size about as many characters as it has
 */
public record SheetRow(int number, ObjectNode values, ProblemException failure, long size) {

    /** A value as it stands in the row, for telling people which row is meant; null when there is none. */
    public String shown(String column) {
        return values.hasNonNull(column) ? values.get(column).asText() : null;
    }
}
