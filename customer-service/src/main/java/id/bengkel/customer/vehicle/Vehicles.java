package id.bengkel.customer.vehicle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.bengkel.chassis.database.Constraint;
import id.bengkel.chassis.outbox.OutboxTable;
import id.bengkel.chassis.plate.PlateNumber;
import id.bengkel.customer.CustomerProblem;
import id.bengkel.customer.customer.Customer;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * All vehicles, each with its owner. What is not there fails with {@link CustomerProblem#VEHICLE_NOT_FOUND}; every change
 * leaves its event in the outbox, in the same transaction.
 */
@ApplicationScoped
public class Vehicles implements PanacheRepositoryBase<Vehicle, UUID> {

    private static final String WITH_OWNER = "from Vehicle v join fetch v.customer ";

    private final ObjectMapper json;
    private final Clock clock;

    Vehicles(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    public Uni<Vehicle> get(UUID id) {
        return existing(find(WITH_OWNER + "where v.id = ?1", id).firstResult());
    }

    /** The one in use before sold ones, of those the latest. */
    Uni<Vehicle> byPlate(PlateNumber plate) {
        return existing(find(WITH_OWNER + "where v.noPolKey = ?1 order by v.sold, v.createdAt desc", plate.key())
                .firstResult());
    }

    /**
     * The vehicle, which only this transaction may change. The owner is read after that, so that the event cannot carry a
     * name older than that of the event before it.
     */
    public Uni<Vehicle> locked(UUID id) {
        return existing(findById(id, LockModeType.PESSIMISTIC_WRITE)).call(vehicle -> Mutiny.fetch(vehicle.customer()));
    }

    /**
     * Writes a new or a {@link #locked} vehicle and its event. Fails with {@link CustomerProblem#PLATE_TAKEN} when another
     * vehicle in use has that plate.
     */
    public Uni<Vehicle> save(Vehicle vehicle) {
        vehicle.changed(clock.instant());
        return persistAndFlush(vehicle)
                .onFailure(Constraint.violated("vehicle_plate_in_use"))
                .transform(taken -> CustomerProblem.PLATE_TAKEN.on("no_pol"))
                .call(() -> publish(vehicle));
    }

    /** Tells of all vehicles of a customer who is locked and appears in their events. */
    public Uni<Void> ownerChanged(Customer customer) {
        return find("customer = ?1 order by id", customer)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .flatMap(this::saveAll);
    }

    /** Removes a {@link #locked} vehicle with its visits. */
    Uni<Void> remove(Vehicle vehicle) {
        return delete(vehicle).chain(() -> OutboxTable.append(null, vehicle.id().toString(), null, clock.instant()));
    }

    private Uni<Void> saveAll(List<Vehicle> vehicles) {
        return Multi.createFrom()
                .iterable(vehicles)
                .onItem()
                .transformToUniAndConcatenate(this::save)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> publish(Vehicle vehicle) {
        try {
            String payload = json.writeValueAsString(VehicleChanged.of(vehicle));
            return OutboxTable.append(VehicleChanged.TYPE, vehicle.id().toString(), payload, clock.instant());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Uni<Vehicle> existing(Uni<Vehicle> found) {
        return found.onItem().ifNull().failWith(CustomerProblem.VEHICLE_NOT_FOUND::failure);
    }
}
