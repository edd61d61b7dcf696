package id.bengkel.gateway.account;

import id.bengkel.chassis.time.Repeating;
import id.bengkel.gateway.GatewayProblem;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/**
 * Makes guessing passwords slow, over all replicas together. Failures count by account and network together, so that nobody
 * locks another person out, and more widely by network alone, so that nobody tries one password on everybody.
 *
 * <p>Each failure counts for a while; they add up, and when the sum is as long as several of them, the next has to wait.
 */
@Startup
@Singleton
public class Attempts {

    private static final Limit OF_ACCOUNT = new Limit(5, Duration.ofSeconds(30));
    /** Wide enough for a whole workshop behind one router. */
    private static final Limit OF_NETWORK = new Limit(100, Duration.ofSeconds(3));

    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final String TAKE =
            """
            INSERT INTO sign_in_attempt AS known (subject, forgiven_at)
            VALUES ($1, clock_timestamp() + $2 * interval '1 millisecond')
            ON CONFLICT (subject) DO UPDATE SET
                forgiven_at = greatest(known.forgiven_at, clock_timestamp()) + $2 * interval '1 millisecond'
            WHERE known.forgiven_at <= clock_timestamp() + $3 * interval '1 millisecond'""";

    private static final String WAIT =
            """
            SELECT ceil(extract(epoch FROM forgiven_at - clock_timestamp()) * 1000)::bigint
            FROM sign_in_attempt WHERE subject = $1""";

    private static final String GIVE_BACK =
            """
            UPDATE sign_in_attempt SET forgiven_at = forgiven_at - $2 * interval '1 millisecond' WHERE subject = $1""";

    private static final String FORGET =
            """
            DELETE FROM sign_in_attempt WHERE subject IN (
                SELECT subject FROM sign_in_attempt WHERE forgiven_at < clock_timestamp() FOR UPDATE SKIP LOCKED)""";

    private final Pool pool;
    private final Repeating forgetting;

    Attempts(Pool pool, Vertx vertx) {
        this.pool = pool;
        this.forgetting = new Repeating(vertx, "Forgetting attempts to sign in", BETWEEN_CLEANINGS, this::forget);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        forgetting.stop(GRACE);
    }

    /**
     * Counts an attempt as failed until {@link #succeeded} or {@link #withdrawn} says otherwise: many at once are counted as
     * well. Fails with a 429 when it comes too soon, and then does not count.
     *
     * @param account whatever somebody calls an account, the same for the same one
     */
    public Uni<Void> begin(String account, String network) {
        UUID ofAccount = ofAccount(account, network);
        return take(ofAccount, OF_ACCOUNT)
                // Not before the account's, or whoever hammers on one account would lock out the whole house.
                .chain(() ->
                        take(subject(network), OF_NETWORK).onFailure().call(() -> giveBack(ofAccount, OF_ACCOUNT)));
    }

    /** Forgets the failures of this account from this network, and this attempt of the network. */
    Uni<Void> succeeded(String account, String network) {
        return pool.preparedQuery("DELETE FROM sign_in_attempt WHERE subject = $1")
                .execute(Tuple.of(ofAccount(account, network)))
                .chain(() -> giveBack(subject(network), OF_NETWORK));
    }

    /** Forgets this attempt, whose password nobody has looked at. */
    Uni<Void> withdrawn(String account, String network) {
        return giveBack(ofAccount(account, network), OF_ACCOUNT).chain(() -> giveBack(subject(network), OF_NETWORK));
    }

    private Uni<Void> take(UUID subject, Limit limit) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(subject, limit.millis(), limit.millis() * (limit.failures - 1)))
                .flatMap(rows -> rows.rowCount() == 1 ? Uni.createFrom().voidItem() : refuse(subject, limit));
    }

    private Uni<Void> refuse(UUID subject, Limit limit) {
        return pool.preparedQuery(WAIT)
                .execute(Tuple.of(subject))
                .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getLong(0))
                .map(counting -> counting - limit.millis() * (limit.failures - 1))
                .map(millis -> Duration.ofSeconds(Math.max(0, millis) / 1000 + 1))
                .flatMap(pause -> Uni.createFrom()
                        .failure(GatewayProblem.TOO_MANY_ATTEMPTS
                                .failure(pause.toSeconds())
                                .retryAfter(pause)));
    }

    private Uni<Void> giveBack(UUID subject, Limit limit) {
        return pool.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(subject, limit.millis()))
                .replaceWithVoid();
    }

    private Uni<Void> forget() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }

    private static UUID ofAccount(String account, String network) {
        return subject(account + " " + network);
    }

    /** What people type may be anything, even a password in the wrong field: it is not stored as it is. */
    private static UUID subject(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** So many failures at once, and another one each time that one is forgiven. */
    private record Limit(int failures, Duration forgivenAfter) {
        private long millis() {
            return forgivenAfter.toMillis();
        }
    }
}
