package id.bengkel.customer.sheet;

import id.bengkel.chassis.error.FailureAnswers;
import id.bengkel.chassis.error.ProblemException;
import id.bengkel.chassis.sheet.SheetBatches;
import id.bengkel.chassis.sheet.SheetEntry;
import id.bengkel.chassis.sheet.SheetProblem;
import id.bengkel.chassis.sheet.Sheets;
import id.bengkel.customer.customer.CustomerRows;
import id.bengkel.customer.vehicle.VehicleRelay;
import id.bengkel.customer.vehicle.VehicleRows;
import id.bengkel.customer.visit.VisitRows;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Registers customers and vehicles from a file, batch by batch: each commits with its events. A dry run does the same in one
 * transaction that never commits, and so meets all that the import would.
 */
@ApplicationScoped
class CustomerImport {

    /** Each time somebody else has registered a plate between our look and our writing. */
    private static final int TRIES = 5;

    private final Sheets sheets;
    private final CustomerSheet sheet;
    private final VehicleRows vehicles;
    private final VehicleRelay relay;
    private final FailureAnswers answers;
    private final Pool pool;
    private final Clock clock;

    CustomerImport(
            Sheets sheets,
            CustomerSheet sheet,
            VehicleRows vehicles,
            VehicleRelay relay,
            FailureAnswers answers,
            Pool pool,
            Clock clock) {
        this.sheets = sheets;
        this.sheet = sheet;
        this.vehicles = vehicles;
        this.relay = relay;
        this.answers = answers;
        this.pool = pool;
        this.clock = clock;
    }

    Uni<ImportAnswer> run(RoutingContext request, boolean dryRun) {
        return sheets.read(request, CustomerSheet.COLUMNS, sheet::read, batches -> (dryRun
                        ? rehearse(batches, request)
                        : perform(batches, request))
                .map(rows -> ImportAnswer.of(rows, dryRun)));
    }

    private Uni<List<ImportedRow>> perform(SheetBatches<RegisterRow> batches, RoutingContext request) {
        return batches.each(batch -> {
                    relay.rest();
                    return pool.withTransaction(connection -> take(batch, connection, request))
                            .onFailure(VehicleRows.Overtaken.class)
                            .retry()
                            .atMost(TRIES);
                })
                .call(relay::publishMuch);
    }

    private Uni<List<ImportedRow>> rehearse(SheetBatches<RegisterRow> batches, RoutingContext request) {
        return pool.withTransaction(connection -> batches.each(batch -> take(batch, connection, request))
                        .<List<ImportedRow>>flatMap(rows -> Uni.createFrom().failure(new Rehearsed(rows))))
                .onFailure(Rehearsed.class)
                .recoverWithItem(rehearsed -> rehearsed.rows)
                .onFailure(failure ->
                        failure instanceof ProblemException known && known.problem() == SheetProblem.INTERRUPTED)
                .transform(interrupted -> SheetProblem.REHEARSAL_INTERRUPTED.failure());
    }

    private Uni<List<ImportedRow>> take(
            List<SheetEntry<RegisterRow>> entries, SqlConnection connection, RoutingContext request) {
        List<RegisterRow> rows = entries.stream()
                .filter(SheetEntry::isSound)
                .map(SheetEntry::content)
                .toList();
        if (rows.isEmpty()) {
            return Uni.createFrom()
                    .item(entries.stream()
                            .map(entry -> ImportedRow.failed(entry, entry.remarks()))
                            .toList());
        }
        return RegisteredBefore.people(connection, rows)
                .flatMap(people -> RegisteredBefore.vehicles(connection, rows)
                        .map(known ->
                                new ImportBatch(people, known, clock.instant().truncatedTo(ChronoUnit.MICROS))))
                .flatMap(batch -> {
                    List<ImportedRow> decided = entries.stream()
                            .map(entry -> decide(entry, batch, request))
                            .toList();
                    return write(batch, connection).replaceWith(decided);
                });
    }

    private ImportedRow decide(SheetEntry<RegisterRow> entry, ImportBatch batch, RoutingContext request) {
        return entry.isSound()
                ? batch.decide(
                        entry,
                        (problem, column) -> ImportedRow.failed(entry, answers.remarks(problem.on(column), request)))
                : ImportedRow.failed(entry, entry.remarks());
    }

    /** One after the other for the database, which need not wait for us in between. The first failure is the cause of others. */
    private Uni<Void> write(ImportBatch batch, SqlConnection connection) {
        return Uni.join()
                .all(
                        CustomerRows.insert(connection, batch.newCustomers()),
                        vehicles.insert(connection, batch.newVehicles()),
                        VisitRows.insert(connection, batch.newVisits()))
                .andFailFast()
                .replaceWithVoid();
    }

    /** Ends the transaction of a dry run without a commit. */
    private static final class Rehearsed extends RuntimeException {
        private final transient List<ImportedRow> rows;

        Rehearsed(List<ImportedRow> rows) {
            super(null, null, false, false);
            this.rows = rows;
        }
    }
}
