package id.bengkel.gateway.account;

import com.password4j.BcryptFunction;
import com.password4j.types.Bcrypt;
import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.gateway.GatewayProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * Hashes and checks passwords with bcrypt, beside the event loops.
 *
 * <p>Bcrypt and not Argon2id, since a replica lives in 256 MB: Argon2id as OWASP recommends it takes 19 MiB for each
 * sign-in at hand.
 */
@Singleton
public class Passwords {

    /** As OWASP asks for: about 70 ms on one core. */
    private static final int COST = 10;

    private static final BcryptFunction BCRYPT = BcryptFunction.getInstance(Bcrypt.B, COST);
    /** Half of the cores: however many people sign in, the other half goes on routing. */
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    /** More than this would wait for longer than a client does. */
    private static final int MAX_WAITING = 50;

    private final Semaphore places = new Semaphore(MAX_WAITING);
    private final WorkerExecutor workers;
    /** What a password is checked against where there is no account, so that this takes as long. */
    private final String nobodysHash = BCRYPT.hash(UUID.randomUUID().toString()).getResult();

    Passwords(Vertx vertx) {
        workers = vertx.createSharedWorkerExecutor("passwords", THREADS);
    }

    /** Whether a password can be stored: 8 to 72 bytes, of which bcrypt reads every one. */
    static boolean fits(String password) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        return bytes >= 8 && bytes <= 72;
    }

    /** The password's hash; fails with a 400 on {@code password} when it is too short or too long. */
    Uni<String> hash(String password) {
        return fits(password)
                ? onWorker(() -> BCRYPT.hash(password).getResult())
                : Uni.createFrom().failure(GatewayProblem.PASSWORD_LENGTH.on("password"));
    }

    /**
     * Whether this is the account's password, and the account in use. Takes the same time whatever the answer, and for null,
     * which is nobody's account.
     */
    public Uni<Boolean> match(String password, Account account) {
        String hash = account == null ? nobodysHash : account.passwordHash();
        return onWorker(() -> BCRYPT.check(password, hash) && fits(password) && account != null && account.active());
    }

    private <T> Uni<T> onWorker(Callable<T> work) {
        if (!places.tryAcquire()) {
            return Uni.createFrom().failure(CommonProblem.UNAVAILABLE.failure());
        }
        return workers.executeBlocking(work, false).onTermination().invoke(places::release);
    }
}
