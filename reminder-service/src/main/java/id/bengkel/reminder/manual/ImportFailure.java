package id.bengkel.reminder.manual;

import id.bengkel.chassis.error.ErrorBody.FieldError;
import id.bengkel.chassis.sheet.SheetEntry;
import java.util.Optional;

/**
 * A row that was not imported.
 *
 * @param row its number in the file, in JSON counted from 1
 * @param customerName as it stands in the row, like the plate
 */
record ImportFailure(int row, String customerName, String nopol, String error) {

    /** Nothing when the row is sound. */
    static Optional<ImportFailure> of(SheetEntry<?> entry) {
        return entry.isSound()
                ? Optional.empty()
                : Optional.of(new ImportFailure(
                        entry.row().number(),
                        entry.row().shown("customer_name"),
                        entry.row().shown("nopol"),
                        FieldError.line(entry.remarks())));
    }
}
