package id.bengkel.chassis.sheet;

import id.bengkel.chassis.error.Discreet;
import id.bengkel.chassis.error.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** The rows of a sheet in batches, read on a worker thread when the batch before has been used. */
public final class SheetBatches<T> {

    private static final Logger LOG = Logger.getLogger(SheetBatches.class);
    private static final int SIZE = 500;

    private final Vertx vertx;
    private final Sheet sheet;
    private final Function<SheetRow, SheetEntry<T>> reading;

    SheetBatches(Vertx vertx, Sheet sheet, Function<SheetRow, SheetEntry<T>> reading) {
        this.vertx = vertx;
        this.sheet = sheet;
        this.reading = reading;
    }

    /**
     * Uses one batch after the other, and gathers what comes of them.
     *
     * <p>Fails with {@link SheetProblem#INTERRUPTED} when a batch does: those before it have been used.
     */
    public <R> Uni<List<R>> each(Function<List<SheetEntry<T>>, Uni<List<R>>> use) {
        Progress<T, R> progress = new Progress<>(use);
        return blocking(vertx, sheet::open).flatMap(rows -> batches(rows)
                .onItem()
                .transformToUniAndConcatenate(progress::use)
                .onItem()
                .ignoreAsUni()
                .replaceWith(progress.results)
                .eventually(() -> blocking(vertx, () -> close(rows))));
    }

    private Multi<List<SheetEntry<T>>> batches(RowReader rows) {
        return Multi.createBy()
                .repeating()
                .uni(() -> blocking(vertx, () -> next(rows)))
                .whilst(batch -> batch.size() == SIZE)
                .filter(batch -> !batch.isEmpty());
    }

    private List<SheetEntry<T>> next(RowReader rows) throws IOException {
        List<SheetEntry<T>> batch = new ArrayList<>(SIZE);
        SheetRow row;
        while (batch.size() < SIZE && (row = rows.next()) != null) {
            batch.add(reading.apply(row));
        }
        return batch;
    }

    private static Void close(RowReader rows) throws IOException {
        rows.close();
        return null;
    }

    /** Keeps the request's context, and comes back to it. */
    static <T> Uni<T> blocking(Vertx vertx, Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
    }

    /** How far the work got. */
    private static final class Progress<T, R> {
        private final Function<List<SheetEntry<T>>, Uni<List<R>>> use;
        private final List<R> results = new ArrayList<>();
        private int lastUsed;

        Progress(Function<List<SheetEntry<T>>, Uni<List<R>>> use) {
            this.use = use;
        }

        Uni<Void> use(List<SheetEntry<T>> batch) {
            int last = batch.get(batch.size() - 1).row().number();
            return use.apply(batch)
                    .invoke(done -> {
                        results.addAll(done);
                        lastUsed = last;
                    })
                    .onFailure(failure -> !(failure instanceof ProblemException))
                    .transform(failure -> interrupted(batch.get(0).row().number(), last, failure))
                    .replaceWithVoid();
        }

        private ProblemException interrupted(int first, int last, Throwable failure) {
            LOG.warnf("A sheet is not used to its end: %s", Discreet.name(failure));
            return SheetProblem.INTERRUPTED.failure(
                    String.valueOf(lastUsed), String.valueOf(first), String.valueOf(last));
        }
    }
}
