package id.bengkel.customer.sheet;

import com.fasterxml.jackson.annotation.JsonValue;
import id.bengkel.chassis.error.ErrorBody.FieldError;
import id.bengkel.chassis.sheet.SheetEntry;
import java.util.List;
import java.util.Locale;

/**
 * What became of a row.
 *
 * @param row its number in the file
 * @param nama as it stands in the row, like the plate
 * @param field the first that is wrong, null when nothing is or it is the whole row
 * @param error all that is wrong, or null
 */
record ImportedRow(int row, Status status, String nama, String noPol, String field, String error) {

    static ImportedRow created(SheetEntry<?> entry) {
        return of(entry, Status.CREATED, List.of());
    }

    static ImportedRow unchanged(SheetEntry<?> entry) {
        return of(entry, Status.UNCHANGED, List.of());
    }

    static ImportedRow failed(SheetEntry<?> entry, List<FieldError> remarks) {
        return of(entry, Status.FAILED, remarks);
    }

    private static ImportedRow of(SheetEntry<?> entry, Status status, List<FieldError> remarks) {
        return new ImportedRow(
                entry.row().number(),
                status,
                entry.row().shown("nama"),
                entry.row().shown("no_pol"),
                remarks.isEmpty() ? null : remarks.get(0).field(),
                remarks.isEmpty() ? null : FieldError.line(remarks));
    }

    /** Whether a row has brought something new. */
    enum Status {
        CREATED,
        /** Person and vehicle are there already and say nothing else. */
        UNCHANGED,
        FAILED;

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
