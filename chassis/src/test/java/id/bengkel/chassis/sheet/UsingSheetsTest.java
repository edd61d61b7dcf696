package id.bengkel.chassis.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.bengkel.chassis.error.ProblemException;
import id.bengkel.chassis.upload.Upload;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsingSheetsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void everyRowIsUsedOnceInBatches() throws IOException {
        // Given
        List<Integer> sizes = new ArrayList<>();

        // When
        List<Integer> rows = sheet(2_400)
                .<Integer>each(batch -> {
                    sizes.add(batch.size());
                    return Uni.createFrom()
                            .item(batch.stream()
                                    .map(entry -> entry.row().number())
                                    .toList());
                })
                .await()
                .atMost(PATIENCE);

        // Then
        assertEquals(List.of(1_000, 1_000, 400), sizes);
        assertEquals(2_400, rows.stream().distinct().count());
        assertEquals(2_401, rows.get(2_399));
    }

    @Test
    void batchesOfLongRowsAreShort() throws IOException {
        // Given
        List<Integer> sizes = new ArrayList<>();

        // When
        sheet(100, "x".repeat(30_000))
                .<Integer>each(batch -> {
                    sizes.add(batch.size());
                    return Uni.createFrom().item(List.of());
                })
                .await()
                .atMost(PATIENCE);

        // Then
        assertEquals(18, sizes.get(0));
        assertEquals(100, sizes.stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void aFailureInTheMidstNamesWhatIsKept() throws IOException {
        // Given
        var batches = sheet(2_400);

        // When
        Uni<List<Integer>> work = batches.each(batch -> batch.get(0).row().number() < 1_000
                ? Uni.createFrom().item(List.of())
                : Uni.createFrom().failure(new IOException("the database has left")));

        // Then
        var interrupted =
                assertThrows(ProblemException.class, () -> work.await().atMost(PATIENCE));
        assertEquals(503, interrupted.problem().status());
        assertTrue(interrupted.in(Locale.ENGLISH).contains("up to row 1001 are kept, rows 1002 to 2001 are uncertain"));
    }

    @Test
    void whoFindsAllTurnsTakenWaitsForTheNext() throws InterruptedException {
        // Given
        Turns turns = new Turns(1);
        List<UniEmitter<? super String>> atWork = new ArrayList<>();
        CountDownLatch bothDone = new CountDownLatch(2);
        Runnable work = () -> turns.take(() -> Uni.createFrom().<String>emitter(atWork::add))
                .subscribe()
                .with(done -> bothDone.countDown());
        var context = VERTX.getOrCreateContext();

        // When
        context.runOnContext(first -> work.run());
        context.runOnContext(second -> work.run());
        context.runOnContext(looking -> {
            assertEquals(1, atWork.size());
            atWork.get(0).complete("first");
        });
        context.runOnContext(later -> context.runOnContext(now -> atWork.get(1).complete("second")));

        // Then
        assertTrue(bothDone.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    private SheetBatches<String> sheet(int rows) throws IOException {
        return sheet(rows, "x");
    }

    private SheetBatches<String> sheet(int rows, String name) throws IOException {
        Path file = Files.writeString(folder.resolve("sheet.csv"), "nama\n" + (name + "\n").repeat(rows));
        var sheet = Sheet.of(new Upload(file, "text/csv", ""), Columns.of(Column.text("nama")), new ObjectMapper());
        return new SheetBatches<>(VERTX, sheet, row -> new SheetEntry<>(row, row.shown("nama"), List.of()));
    }
}
