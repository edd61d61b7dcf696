package id.bengkel.customer.sheet;

import id.bengkel.chassis.error.Problem;
import id.bengkel.chassis.sheet.SheetEntry;
import id.bengkel.customer.CustomerProblem;
import id.bengkel.customer.customer.Customer;
import id.bengkel.customer.vehicle.Vehicle;
import id.bengkel.customer.visit.Visit;
import id.bengkel.customer.visit.VisitRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Decides for each row of a batch what it brings, knowing what is registered and what the rows further up bring. */
final class ImportBatch {

    private final Map<Person, Customer> people;
    private final Map<String, List<KnownVehicle>> vehicles;
    private final Instant start;

    private final List<Customer> newCustomers = new ArrayList<>();
    private final List<Vehicle> newVehicles = new ArrayList<>();
    private final List<Visit> newVisits = new ArrayList<>();

    /**
     * @param people the registered ones among those that the rows name
     * @param vehicles the registered ones with the rows' plates, by their keys
     */
    ImportBatch(Map<Person, Customer> people, Map<String, List<KnownVehicle>> vehicles, Instant start) {
        this.people = people;
        this.vehicles = vehicles;
        this.start = start;
    }

    /**
     * @param failed makes the answer of a row that fails for a problem in a column
     */
    ImportedRow decide(SheetEntry<RegisterRow> entry, BiFunction<Problem, String, ImportedRow> failed) {
        RegisterRow row = entry.content();
        if (row.vehicle() == null) {
            boolean known = people.containsKey(row.person());
            customer(row);
            return known ? ImportedRow.unchanged(entry) : ImportedRow.created(entry);
        }
        List<KnownVehicle> known = known(row);
        if (known.isEmpty()) {
            register(row);
            return ImportedRow.created(entry);
        } else if (!known.get(0).owner().equals(row.person())) {
            return failed.apply(CustomerProblem.PLATE_TAKEN, "no_pol");
        }
        List<Optional<String>> contradictions = known.stream()
                .map(vehicle -> vehicle.contradicted(row.vehicle(), entry.row().values()))
                .toList();
        return contradictions.contains(Optional.<String>empty())
                ? ImportedRow.unchanged(entry)
                : failed.apply(
                        CustomerProblem.REGISTERED_OTHERWISE,
                        contradictions.get(0).orElseThrow());
    }

    /** The vehicles that a row may mean: the one in use with its plate, or those with it that the person has sold. */
    private List<KnownVehicle> known(RegisterRow row) {
        return vehicles.getOrDefault(row.plate(), List.of()).stream()
                .filter(vehicle -> vehicle.sold() == row.vehicle().sold())
                .filter(vehicle -> !vehicle.sold() || vehicle.owner().equals(row.person()))
                .toList();
    }

    private void register(RegisterRow row) {
        Vehicle vehicle = new Vehicle(customer(row), row.vehicle(), next(newVehicles.size()));
        newVehicles.add(vehicle);
        vehicles.computeIfAbsent(row.plate(), plate -> new ArrayList<>()).add(KnownVehicle.of(row));
        if (vehicle.lastVisitDate() != null) {
            newVisits.add(new Visit(vehicle.id(), VisitRequest.on(vehicle.lastVisitDate()), vehicle.createdAt()));
        }
    }

    private Customer customer(RegisterRow row) {
        return people.computeIfAbsent(row.person(), person -> {
            Customer customer = new Customer(row.customer(), next(newCustomers.size()));
            newCustomers.add(customer);
            return customer;
        });
    }

    /** One after the other, so that lists in the order of registration keep the order of the file. */
    private Instant next(int place) {
        return start.plus(place, ChronoUnit.MICROS);
    }

    List<Customer> newCustomers() {
        return newCustomers;
    }

    List<Vehicle> newVehicles() {
        return newVehicles;
    }

    List<Visit> newVisits() {
        return newVisits;
    }
}
