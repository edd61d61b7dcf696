package id.bengkel.gateway.account;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/** What somebody knows, as proof of who they are. */
@Singleton
public class Credentials {

    /** For about a hundred passwords of others at the same account to be checked. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Passwords passwords;
    private final Attempts attempts;

    /**
     * An attempt counts as failed until it is over: of several at once the right ones would be taken for guesses. One after
     * the other they are not, and guesses get no more of them.
     */
    private final OneByOne attemptsAtOne;

    Credentials(Passwords passwords, Attempts attempts, Vertx vertx) {
        this.passwords = passwords;
        this.attempts = attempts;
        this.attemptsAtOne = new OneByOne(vertx, PATIENCE);
    }

    /**
     * Whether this is the account's password, and the account in use; true as late as false. Fails with a 429 after too many
     * failures, and with a 503 when too many ask at once, which counts for nothing.
     *
     * @param identifier what somebody calls the account
     * @param account null when there is none
     * @param network from where
     */
    public Uni<Boolean> match(String identifier, String password, Account account, String network) {
        // In capitals no identifier can be taken for one.
        String name = account == null ? identifier.toLowerCase(Locale.ROOT) : "ACCOUNT " + account.id();
        return attemptsAtOne.on(name + " " + network, () -> attempt(name, password, account, network));
    }

    private Uni<Boolean> attempt(String name, String password, Account account, String network) {
        return attempts.begin(name, network)
                .chain(() -> passwords
                        .match(password, account, network)
                        .onFailure()
                        .call(() -> attempts.withdrawn(name, network)))
                .call(matches -> matches
                        ? attempts.succeeded(name, network)
                        : Uni.createFrom().voidItem());
    }
}
