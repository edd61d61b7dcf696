package id.bengkel.chassis.database;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LateTimeoutsTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close();
    }

    /** As soon as nothing is left behind any more, Vert.x is mended and the filter is of no use. */
    @Test
    void whatAPoolLeavesBehindThatCouldNotConnectIsNotLogged() {
        // Given
        var leftBehind = new CompletableFuture<Throwable>();
        vertx.exceptionHandler(leftBehind::complete);
        var nobody = PgBuilder.pool()
                .using(vertx)
                .connectingTo(new PgConnectOptions().setHost("127.0.0.1").setPort(1))
                .with(new PoolOptions().setConnectionTimeout(100).setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
                .build();

        // When
        var answer = nobody.query("SELECT 1").execute().toCompletionStage().toCompletableFuture();

        // Then
        assertThrows(CompletionException.class, answer::join);
        assertFalse(isLogged(leftBehind.orTimeout(20, TimeUnit.SECONDS).join()));
    }

    @Test
    void theSameMistakeOfAnybodyElseIsLogged() {
        assertTrue(isLogged(new IllegalStateException("Result is already complete")));
    }

    private static boolean isLogged(Throwable thrown) {
        var record = new LogRecord(Level.SEVERE, "Uncaught exception received by Vert.x");
        record.setThrown(thrown);
        return new LateTimeouts().isLoggable(record);
    }
}
