package id.bengkel.customer.sheet;

import id.bengkel.customer.sheet.ImportedRow.Status;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a file.
 *
 * @param dryRun whether this is only what would become of it
 * @param rows all of them, in the file's order
 * @param failures those of them that failed
 */
@Schema(name = "CustomerImport")
record ImportAnswer(
        int total,
        int imported,
        int unchanged,
        int failed,
        boolean dryRun,
        List<ImportedRow> rows,
        List<ImportedRow> failures) {

    static ImportAnswer of(List<ImportedRow> rows, boolean dryRun) {
        List<ImportedRow> failures = with(Status.FAILED, rows);
        int unchanged = with(Status.UNCHANGED, rows).size();
        int imported = rows.size() - unchanged - failures.size();
        return new ImportAnswer(rows.size(), imported, unchanged, failures.size(), dryRun, rows, failures);
    }

    private static List<ImportedRow> with(Status status, List<ImportedRow> rows) {
        return rows.stream().filter(row -> row.status() == status).toList();
    }
}
