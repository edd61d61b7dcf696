package id.bengkel.chassis.sheet;

import id.bengkel.chassis.error.Discreet;
import id.bengkel.chassis.error.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** The rows of a sheet in batches, each read on a worker thread while the one before is used. */
public final class SheetBatches<T> {

    private static final Logger LOG = Logger.getLogger(SheetBatches.class);
    private static final int ROWS = 1_000;
    /** Batches of long rows are short. */
    private static final int CHARACTERS = 512 * 1024;

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
        return blocking(vertx, sheet::open)
                .flatMap(rows -> new Reading(rows).each(progress::use).replaceWith(progress.results));
    }

    /** Reads a batch ahead. */
    private final class Reading {
        private final RowReader rows;
        private Future<List<SheetEntry<T>>> ahead;
        private boolean ended;

        Reading(RowReader rows) {
            this.rows = rows;
            readAhead();
        }

        Uni<Void> each(Function<List<SheetEntry<T>>, Uni<Void>> use) {
            return following(use)
                    .eventually(() -> uni(ahead.transform(done -> vertx.executeBlocking(this::close, false))));
        }

        private Uni<Void> following(Function<List<SheetEntry<T>>, Uni<Void>> use) {
            return uni(ahead).flatMap(batch -> {
                if (batch.isEmpty()) {
                    return Uni.createFrom().voidItem();
                }
                readAhead();
                return use.apply(batch).chain(() -> following(use));
            });
        }

        private void readAhead() {
            ahead = vertx.executeBlocking(this::next, false);
        }

        private List<SheetEntry<T>> next() throws IOException {
            List<SheetEntry<T>> batch = new ArrayList<>();
            long characters = 0;
            while (!ended && batch.size() < ROWS && characters < CHARACTERS) {
                SheetRow row = rows.next();
                if (row == null) {
                    ended = true;
                } else {
                    batch.add(reading.apply(row));
                    characters += row.size();
                }
            }
            return batch;
        }

        private Void close() throws IOException {
            rows.close();
            return null;
        }
    }

    /** Keeps the request's context, and comes back to it. */
    static <T> Uni<T> blocking(Vertx vertx, Callable<T> work) {
        return Uni.createFrom().deferred(() -> uni(vertx.executeBlocking(work, false)));
    }

    private static <T> Uni<T> uni(Future<T> future) {
        return Uni.createFrom().completionStage(future::toCompletionStage);
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
