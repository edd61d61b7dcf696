package id.bengkel.customer.register;

import id.bengkel.chassis.page.Listing;
import id.bengkel.customer.customer.Customer;
import id.bengkel.customer.customer.Customers;
import id.bengkel.customer.vehicle.Vehicle;
import id.bengkel.customer.vehicle.VehicleRequest;
import id.bengkel.customer.vehicle.Vehicles;
import id.bengkel.customer.visit.Visit;
import id.bengkel.customer.visit.VisitRequest;
import id.bengkel.customer.visit.Visits;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestMulti;

/** Who drives what, in the order of registration. */
@ApplicationScoped
class Register {

    private static final String ALL = "1 = 1";
    private static final String OF_CUSTOMER = "v.customer.id = :customer";
    private static final String WITH_OWNER = "from Vehicle v join fetch v.customer where ";
    private static final String AS_REGISTERED = " order by v.createdAt, v.id";

    private final Customers customers;
    private final Vehicles vehicles;
    private final Visits visits;
    private final Clock clock;

    Register(Customers customers, Vehicles vehicles, Visits visits, Clock clock) {
        this.customers = customers;
        this.vehicles = vehicles;
        this.visits = visits;
        this.clock = clock;
    }

    Uni<Vehicle> register(Registration registration) {
        return customers
                .persist(new Customer(registration.customer(), clock.instant()))
                .flatMap(owner -> register(owner, registration.vehicle()));
    }

    Uni<Vehicle> register(UUID customer, VehicleRequest details) {
        return customers.unchanging(customer).flatMap(owner -> register(owner, details));
    }

    private Uni<Vehicle> register(Customer owner, VehicleRequest details) {
        return vehicles.save(new Vehicle(owner, details, clock.instant()))
                .call(vehicle -> recordLastVisit(vehicle, details));
    }

    private Uni<?> recordLastVisit(Vehicle vehicle, VehicleRequest details) {
        return details.lastVisitDate() == null
                ? Uni.createFrom().voidItem()
                : visits.persist(new Visit(vehicle.id(), VisitRequest.on(details.lastVisitDate()), clock.instant()));
    }

    <V> RestMulti<V> list(Listing listing, Function<Vehicle, V> view) {
        return listing.answer(
                () -> Panache.withSession(vehicles::count),
                (offset, limit) -> Panache.withSession(() -> slice(ALL, Map.of(), offset, limit)),
                (last, limit) -> Panache.withSession(() -> following(last, ALL, Map.of(), limit)),
                view);
    }

    <V> RestMulti<V> listOf(UUID customer, Listing listing, Function<Vehicle, V> view) {
        Map<String, Object> parameters = Map.of("customer", customer);
        return listing.answer(
                () -> Panache.withSession(
                        () -> customers.get(customer).chain(() -> vehicles.count("customer.id", customer))),
                (offset, limit) -> Panache.withSession(() -> slice(OF_CUSTOMER, parameters, offset, limit)),
                (last, limit) -> Panache.withSession(
                        () -> customers.get(customer).chain(() -> following(last, OF_CUSTOMER, parameters, limit))),
                view);
    }

    private Uni<List<Vehicle>> following(Vehicle last, String condition, Map<String, Object> parameters, int limit) {
        if (last == null) {
            return slice(condition, parameters, 0, limit);
        }
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("createdAt", last.createdAt());
        all.put("id", last.id());
        return slice(condition + " and (v.createdAt, v.id) > (:createdAt, :id)", all, 0, limit);
    }

    private Uni<List<Vehicle>> slice(String condition, Map<String, Object> parameters, long offset, int limit) {
        return vehicles.find(WITH_OWNER + condition + AS_REGISTERED, parameters)
                .range((int) offset, (int) offset + limit - 1)
                .list();
    }
}
