package id.bengkel.gateway.account;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Set;

/** All accounts, in the order of their usernames. */
@ApplicationScoped
public class Accounts implements PanacheRepository<Account> {

    /**
     * The account that somebody means who signs in, or null.
     *
     * @param identifier a username or an email address; no username holds an @, so it cannot be both
     */
    public Uni<Account> named(String identifier) {
        return Panache.withSession(() -> find("lower(username) = lower(?1) or lower(email) = lower(?1)", identifier)
                .firstResult());
    }

    /** The account of an id that need not be one, or null. */
    public Uni<Account> of(String id) {
        try {
            long number = Long.parseLong(id);
            return Panache.withSession(() -> findById(number));
        } catch (NumberFormatException malformed) {
            return Uni.createFrom().nullItem();
        }
    }

    Uni<Long> count(Set<Role> roles) {
        return Panache.withSession(() -> count("role in ?1", roles));
    }

    Uni<List<Account>> slice(Set<Role> roles, long offset, int limit) {
        return Panache.withSession(() -> after("", roles)
                .page(Page.of(Math.toIntExact(offset / limit), limit))
                .list());
    }

    Uni<List<Account>> following(Set<Role> roles, Account last, int limit) {
        return Panache.withSession(() -> after(last == null ? "" : last.username(), roles)
                .page(Page.ofSize(limit))
                .list());
    }

    /** All admins who may sign in, and who stay so until the transaction at hand has ended. */
    Uni<List<Account>> lockedAdmins() {
        return find("role = ?1 and active order by id", Role.ADMIN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    private PanacheQuery<Account> after(String username, Set<Role> roles) {
        return find("role in ?1 and lower(username) > lower(?2) order by lower(username)", roles, username);
    }
}
