package id.bengkel.gateway.account;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/** Lets somebody in where nobody has an account yet. */
@Singleton
class FirstAdmin {

    private static final Logger LOG = Logger.getLogger(FirstAdmin.class);

    private final Accounts accounts;
    private final Passwords passwords;
    private final Clock clock;
    private final Optional<String> password;

    FirstAdmin(
            Accounts accounts,
            Passwords passwords,
            Clock clock,
            @ConfigProperty(name = "bengkel.admin-password") Optional<String> password) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
        this.password = password;
    }

    void letIn(@Observes StartupEvent start) throws Throwable {
        if (password.isPresent() && !Passwords.fits(password.get())) {
            throw new ConfigurationException("BENGKEL_ADMIN_PASSWORD must have 8 to 72 bytes");
        }
        VertxContextSupport.subscribeAndAwait(this::makeIfAlone);
    }

    private Uni<Void> makeIfAlone() {
        return Panache.withSession(accounts::count)
                .flatMap(count -> count > 0 ? Uni.createFrom().voidItem() : make());
    }

    private Uni<Void> make() {
        if (password.isEmpty()) {
            LOG.warn("Nobody can sign in: there is no account, and BENGKEL_ADMIN_PASSWORD is not set to make one");
            return Uni.createFrom().voidItem();
        }
        NewPerson admin = new NewPerson("Admin", "admin@bengkel.local", "admin", null, null, Role.ADMIN);
        return passwords
                .hash(password.get())
                .map(hash -> new Account(admin, hash, clock.instant()))
                .flatMap(account -> Panache.withTransaction(() -> accounts.persist(account)))
                .invoke(made -> LOG.info("Made the first account: admin"))
                .replaceWithVoid()
                .onFailure(ConstraintViolationException.class)
                .recoverWithNull(); // another replica was faster
    }
}
