package id.bengkel.customer.visit;

import id.bengkel.customer.CustomerProblem;
import id.bengkel.customer.vehicle.Vehicle;
import id.bengkel.customer.vehicle.Vehicles;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All visits, those of a vehicle newest first. Vehicles that are to follow their visits must be locked. */
@ApplicationScoped
public class Visits implements PanacheRepositoryBase<Visit, UUID> {

    private static final String NEWEST_FIRST = " order by visitedOn desc, id desc";

    private final Vehicles vehicles;

    Visits(Vehicles vehicles) {
        this.vehicles = vehicles;
    }

    Uni<Visit> get(UUID vehicle, UUID id) {
        return find("vehicleId = ?1 and id = ?2", vehicle, id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(CustomerProblem.VISIT_NOT_FOUND::failure);
    }

    Uni<Visit> record(Visit visit, Vehicle vehicle) {
        return persist(visit).call(() -> follow(vehicle));
    }

    Uni<Void> remove(UUID id, Vehicle vehicle) {
        return get(vehicle.id(), id)
                .flatMap(this::delete)
                .chain(() -> follow(vehicle))
                .replaceWithVoid();
    }

    Uni<List<Visit>> slice(UUID vehicle, long offset, int limit) {
        return find("vehicleId = ?1" + NEWEST_FIRST, vehicle)
                .range((int) offset, (int) offset + limit - 1)
                .list();
    }

    Uni<List<Visit>> following(Visit last, UUID vehicle, int limit) {
        return find(
                        "vehicleId = ?1 and (visitedOn, id) < (?2, ?3)" + NEWEST_FIRST,
                        vehicle,
                        last.visitedOn(),
                        last.id())
                .range(0, limit - 1)
                .list();
    }

    private Uni<Vehicle> follow(Vehicle vehicle) {
        return find("vehicleId = ?1" + NEWEST_FIRST, vehicle.id())
                .firstResult()
                .invoke(latest -> vehicle.follow(latest == null ? null : latest.visitedOn()))
                .chain(() -> vehicles.save(vehicle));
    }
}
