package id.bengkel.customer.customer;

import id.bengkel.chassis.database.Constraint;
import id.bengkel.chassis.page.Listing;
import id.bengkel.chassis.page.Restriction;
import id.bengkel.customer.CustomerProblem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestMulti;

/** All customers. What is not there fails with {@link CustomerProblem#CUSTOMER_NOT_FOUND}. */
@ApplicationScoped
public class Customers implements PanacheRepositoryBase<Customer, UUID> {

    private static final String AS_REGISTERED = " order by createdAt, id";

    public Uni<Customer> get(UUID id) {
        return existing(findById(id));
    }

    /** The customer, who stays and keeps name and number until the transaction ends. */
    public Uni<Customer> unchanging(UUID id) {
        return existing(findById(id, LockModeType.PESSIMISTIC_READ));
    }

    /** The customer, whom only this transaction may change. */
    Uni<Customer> locked(UUID id) {
        return existing(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    Uni<Void> remove(UUID id) {
        return delete("id", id)
                .onFailure(Constraint.violated("vehicle_customer"))
                .transform(refused -> CustomerProblem.CUSTOMER_HAS_VEHICLES.failure())
                .invoke(deleted -> {
                    if (deleted == 0) {
                        throw CustomerProblem.CUSTOMER_NOT_FOUND.failure();
                    }
                })
                .replaceWithVoid();
    }

    <V> RestMulti<V> list(Restriction search, Listing listing, Function<Customer, V> view) {
        return listing.answer(
                () -> Panache.withSession(() -> count(search.condition(), search.parameters())),
                (offset, limit) -> Panache.withSession(() -> slice(search, offset, limit)),
                (last, limit) -> Panache.withSession(() -> following(last, search, limit)),
                view);
    }

    private Uni<List<Customer>> following(Customer last, Restriction search, int limit) {
        if (last == null) {
            return slice(search, 0, limit);
        }
        return slice(
                search.and(
                        "(createdAt, id) > (:createdAt, :id)", Map.of("createdAt", last.createdAt(), "id", last.id())),
                0,
                limit);
    }

    private Uni<List<Customer>> slice(Restriction search, long offset, int limit) {
        return find(search.condition() + AS_REGISTERED, search.parameters())
                .range((int) offset, (int) offset + limit - 1)
                .list();
    }

    private static Uni<Customer> existing(Uni<Customer> found) {
        return found.onItem().ifNull().failWith(CustomerProblem.CUSTOMER_NOT_FOUND::failure);
    }
}
