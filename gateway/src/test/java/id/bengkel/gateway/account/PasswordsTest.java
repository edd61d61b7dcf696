package id.bengkel.gateway.account;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.mutiny.core.Vertx;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final Passwords passwords = new Passwords(VERTX);

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @Test
    void whoIsUnknownIsCheckedForAsLongAsWhoIsKnown() {
        long hashing = LongStream.generate(() ->
                        nanos(() -> passwords.hash("kata-sandi-kuat").await().indefinitely()))
                .limit(3)
                .min()
                .getAsLong();

        long checking = nanos(() -> assertFalse(
                passwords.match("kata-sandi-kuat", null, "somewhere").await().indefinitely()));

        // Both hash once. A machine that does other things beside slows down this or that, but not by chance each of
        // three.
        assertTrue(checking > hashing / 10, checking + " ns for nobody, " + hashing + " ns for a hash");
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
