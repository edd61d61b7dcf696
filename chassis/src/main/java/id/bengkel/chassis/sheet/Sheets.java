package id.bengkel.chassis.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.bengkel.chassis.error.FailureAnswers;
import id.bengkel.chassis.upload.Uploads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** Takes in sheets that people upload: CSV, XLSX and, where the columns say so, JSON. */
@Singleton
public class Sheets {

    /** What a sheet needs while it is read is bounded, and so must be their number. */
    private static final int AT_ONCE = 2;

    private final Uploads uploads;
    private final FailureAnswers answers;
    private final Vertx vertx;
    private final ObjectMapper json;
    private final Turns turns = new Turns(AT_ONCE);

    Sheets(Uploads uploads, FailureAnswers answers, Vertx vertx, ObjectMapper json) {
        this.uploads = uploads;
        this.answers = answers;
        this.vertx = vertx;
        this.json = json;
    }

    /**
     * Receives a request's body, or the file in its form, and reads through it; fails with a {@link SheetProblem} before any
     * row is handed on when it cannot be read to its end. Then hands on its rows, as fast as they are used.
     */
    public <T, R> Uni<R> read(
            RoutingContext request, Columns columns, SheetEntry.Form<T> form, Function<SheetBatches<T>, Uni<R>> use) {
        return uploads.receive(
                request,
                upload -> turns.take(() -> SheetBatches.blocking(vertx, () -> Sheet.of(upload, columns, json))
                        .flatMap(sheet ->
                                use.apply(new SheetBatches<>(vertx, sheet, row -> entry(row, form, request))))));
    }

    private <T> SheetEntry<T> entry(SheetRow row, SheetEntry.Form<T> form, RoutingContext request) {
        try {
            if (row.failure() != null) {
                throw row.failure();
            }
            return new SheetEntry<>(row, form.read(row.values()), List.of());
        } catch (RuntimeException | JsonProcessingException refused) {
            return new SheetEntry<>(row, null, answers.remarks(refused, request));
        }
    }
}
