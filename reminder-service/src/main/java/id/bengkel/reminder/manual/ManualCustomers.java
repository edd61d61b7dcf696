package id.bengkel.reminder.manual;

import id.bengkel.chassis.database.Constraint;
import id.bengkel.chassis.plate.PlateNumber;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/**
 * All manual customers, newest first. What is not there fails with {@link ManualProblem#NOT_FOUND}, a plate that is there
 * twice with {@link ManualProblem#PLATE_TAKEN}.
 */
@ApplicationScoped
class ManualCustomers implements PanacheRepositoryBase<ManualCustomer, UUID> {

    private static final String ALL = "(active or ?1 = false)";
    private static final String NEWEST_FIRST = " order by createdAt desc, id desc";

    Uni<ManualCustomer> get(UUID id) {
        return existing(findById(id));
    }

    /** The customer, whom only this transaction may change. */
    Uni<ManualCustomer> locked(UUID id) {
        return existing(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    Uni<ManualCustomer> byPlate(PlateNumber plate) {
        return existing(find("nopolKey", plate.key()).firstResult());
    }

    /** Writes a new or a {@link #locked} customer. */
    Uni<ManualCustomer> save(ManualCustomer customer) {
        return persistAndFlush(customer)
                .onFailure(Constraint.violated("manual_customer_plate"))
                .transform(taken -> ManualProblem.PLATE_TAKEN.on("nopol"));
    }

    Uni<Void> remove(UUID id) {
        return deleteById(id)
                .invoke(deleted -> {
                    if (!deleted) {
                        throw ManualProblem.NOT_FOUND.failure();
                    }
                })
                .replaceWithVoid();
    }

    Uni<Long> countOf(boolean activeOnly) {
        return count(ALL, activeOnly);
    }

    Uni<List<ManualCustomer>> slice(boolean activeOnly, long offset, int limit) {
        return find(ALL + NEWEST_FIRST, activeOnly)
                .range((int) offset, (int) offset + limit - 1)
                .list();
    }

    Uni<List<ManualCustomer>> following(boolean activeOnly, ManualCustomer last, int limit) {
        return last == null
                ? slice(activeOnly, 0, limit)
                : find(ALL + " and (createdAt, id) < (?2, ?3)" + NEWEST_FIRST, activeOnly, last.createdAt(), last.id())
                        .range(0, limit - 1)
                        .list();
    }

    /** Those who were reminded most often. */
    Uni<List<ManualCustomer>> mostReminded(int limit) {
        return find("order by reminderSentCount desc, createdAt, id")
                .range(0, limit - 1)
                .list();
    }

    private static Uni<ManualCustomer> existing(Uni<ManualCustomer> found) {
        return found.onItem().ifNull().failWith(ManualProblem.NOT_FOUND::failure);
    }
}
