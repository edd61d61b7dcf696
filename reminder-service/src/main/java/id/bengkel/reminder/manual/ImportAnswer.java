package id.bengkel.reminder.manual;

import id.bengkel.chassis.error.Languages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The documented answer to an import. */
@Schema(name = "ManualImport")
record ImportAnswer(boolean success, Data data, String message) {

    /**
     * @param outcomes one for each row
     * @param language what the message is in
     */
    static ImportAnswer of(List<Optional<ImportFailure>> outcomes, Locale language) {
        List<ImportFailure> failures =
                outcomes.stream().flatMap(Optional::stream).toList();
        int imported = outcomes.size() - failures.size();
        return new ImportAnswer(
                true,
                new Data(outcomes.size(), imported, failures.size(), failures),
                language.equals(Languages.ENGLISH)
                        ? "Import finished. " + imported + " imported, " + failures.size() + " failed"
                        : "Import selesai. " + imported + " berhasil, " + failures.size() + " gagal");
    }

    @Schema(name = "ManualImportFigures")
    record Data(int total, int imported, int failed, List<ImportFailure> failures) {}
}
