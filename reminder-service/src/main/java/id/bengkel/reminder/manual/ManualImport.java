package id.bengkel.reminder.manual;

import id.bengkel.chassis.error.ErrorBody.FieldError;
import id.bengkel.chassis.error.FailureAnswers;
import id.bengkel.chassis.json.ValidJson;
import id.bengkel.chassis.sheet.Column;
import id.bengkel.chassis.sheet.Columns;
import id.bengkel.chassis.sheet.SheetEntry;
import id.bengkel.chassis.sheet.Sheets;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes in manual customers from a file: what is wrong with a row stays that row's matter. */
@ApplicationScoped
class ManualImport {

    private static final Columns COLUMNS = Columns.of(
                    Column.text("customer_name", "nama", "nama customer", "nama pelanggan", "customer", "name")
                            .asRequired(),
                    Column.text("nopol", "no polisi", "nomor polisi", "plat", "plat nomor", "plate", "license plate")
                            .asRequired(),
                    Column.text("no_hp", "hp", "nomor hp", "telepon", "no telepon", "whatsapp", "no wa", "phone")
                            .asRequired(),
                    Column.date("last_service", "servis terakhir", "service terakhir", "tanggal servis terakhir"),
                    Column.date("next_service", "servis berikutnya", "service berikutnya", "tanggal servis berikutnya"),
                    Column.text("notes", "note", "catatan", "keterangan"))
            .orJson("customers");

    private final Sheets sheets;
    private final ValidJson json;
    private final ManualIntake intake;
    private final FailureAnswers answers;

    ManualImport(Sheets sheets, ValidJson json, ManualIntake intake, FailureAnswers answers) {
        this.sheets = sheets;
        this.json = json;
        this.intake = intake;
        this.answers = answers;
    }

    /** Reads the request's body, and keeps the good rows. */
    Uni<ImportAnswer> run(RoutingContext request) {
        return sheets.read(
                request, COLUMNS, values -> json.read(values, ManualCustomerRequest.class), batches -> batches.each(
                                batch -> keep(batch, request))
                        .map(outcomes -> ImportAnswer.of(outcomes, FailureAnswers.language(request))));
    }

    /** What became of each row, in order: nothing to tell, or its failure. */
    private Uni<List<Optional<ImportFailure>>> keep(
            List<SheetEntry<ManualCustomerRequest>> batch, RoutingContext request) {
        List<SheetEntry<ManualCustomerRequest>> sound =
                batch.stream().filter(SheetEntry::isSound).toList();
        return intake.take(sound.stream().map(SheetEntry::content).toList())
                .map(places ->
                        places.stream().map(sound::get).map(SheetEntry::row).collect(Collectors.toSet()))
                .map(taken -> batch.stream()
                        .map(entry -> taken.contains(entry.row()) ? entry.with(plateTaken(request)) : entry)
                        .map(ImportFailure::of)
                        .toList());
    }

    private List<FieldError> plateTaken(RoutingContext request) {
        return answers.remarks(ManualProblem.PLATE_TAKEN.on("nopol"), request);
    }
}
