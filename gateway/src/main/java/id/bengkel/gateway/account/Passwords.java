package id.bengkel.gateway.account;

import com.password4j.BcryptFunction;
import com.password4j.types.Bcrypt;
import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.gateway.GatewayProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Hashes and checks passwords with bcrypt, beside the event loops.
 *
 * <p>Bcrypt and not Argon2id, since a replica lives in 256 MB: Argon2id as OWASP recommends it takes 19 MiB for each
 * sign-in at hand.
 */
@Singleton
class Passwords {

    /** As OWASP asks for: about 70 ms on one core. */
    private static final int COST = 10;

    private static final BcryptFunction BCRYPT = BcryptFunction.getInstance(Bcrypt.B, COST);
    /** Half of the cores: however many people sign in, the other half goes on routing. */
    static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    /** Many more would wait for longer than a client does: about 20 s where one thread works on them. */
    private static final int MAX_WAITING = 256;
    /** Enough for everybody of a workshop at eight o'clock, who are behind one router. */
    private static final int MAX_WAITING_OF_ONE = 100;

    private static final String NEW_PASSWORDS = "new";

    private final FairQueue waiting = new FairQueue(MAX_WAITING, MAX_WAITING_OF_ONE);
    private final Vertx vertx;
    private final WorkerExecutor workers;
    /** What a password is checked against where there is no account, so that this takes as long. */
    private final String nobodysHash = BCRYPT.hash(UUID.randomUUID().toString()).getResult();

    Passwords(Vertx vertx) {
        this.vertx = vertx;
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
                ? inTurn(NEW_PASSWORDS, () -> BCRYPT.hash(password).getResult())
                : Uni.createFrom().failure(GatewayProblem.PASSWORD_LENGTH.on("password"));
    }

    /**
     * Whether this is the account's password, and the account in use. Takes the same time whatever the answer, and for null,
     * which is nobody's account. Fails with a 503 when too much waits already.
     *
     * @param source who asks: of those who do at the same time one has a turn after the other
     */
    Uni<Boolean> match(String password, Account account, String source) {
        String hash = account == null ? nobodysHash : account.passwordHash();
        return inTurn(
                source, () -> BCRYPT.check(password, hash) && fits(password) && account != null && account.active());
    }

    <T> Uni<T> inTurn(String source, Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(task -> queue(source, task))
                .emitOn(MutinyHelper.executor(vertx.getDelegate().getOrCreateContext()));
    }

    /** Whichever worker is free next takes what is next then, and not this. */
    private void queue(String source, Runnable task) {
        if (!waiting.offer(source, task)) {
            throw CommonProblem.UNAVAILABLE.failure();
        }
        workers.executeBlockingAndForget(
                () -> {
                    waiting.take().run();
                    return null;
                },
                false);
    }
}
