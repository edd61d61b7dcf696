package id.bengkel.customer.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bengkel.customer.vehicle.VehicleRequest;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A vehicle that is registered already, or by a row further up.
 *
 * @param details by their columns, as far as a row can contradict them
 */
record KnownVehicle(Person owner, boolean sold, Map<String, Object> details) {

    private static final List<String> COMPARED = List.of(
            "model", "type", "tahun", "warna", "no_rangka", "no_mesin", "service_interval_months", "next_visit_date");

    static KnownVehicle of(Row row) {
        Map<String, Object> details = new HashMap<>();
        COMPARED.forEach(column -> details.put(column, row.getValue(column)));
        details.put("last_visit_date", row.getValue("last_visit_date"));
        Person owner = Person.of(row.getString("nama"), row.getString("hp"), row.getString("alamat"));
        return new KnownVehicle(owner, row.getBoolean("sold"), details);
    }

    static KnownVehicle of(RegisterRow row) {
        return new KnownVehicle(row.person(), row.vehicle().sold(), details(row.vehicle()));
    }

    /** The first column in which a row says something else; visits that are newer than the row's are nothing else. */
    Optional<String> contradicted(VehicleRequest vehicle, ObjectNode values) {
        LocalDate known = (LocalDate) details.get("last_visit_date");
        LocalDate told = vehicle.lastVisitDate();
        if (told != null && (known == null || told.isAfter(known))) {
            return Optional.of("last_visit_date");
        }
        boolean outdated = told != null && told.isBefore(known);
        Map<String, Object> given = details(vehicle);
        return COMPARED.stream()
                .filter(values::has)
                .filter(column -> !(outdated && column.equals("next_visit_date")))
                .filter(column -> !given.get(column).equals(details.get(column)))
                .findFirst();
    }

    private static Map<String, Object> details(VehicleRequest vehicle) {
        Map<String, Object> details = new HashMap<>();
        details.put("model", vehicle.model());
        details.put("type", vehicle.type());
        details.put("tahun", vehicle.tahun());
        details.put("warna", vehicle.warna());
        details.put("no_rangka", vehicle.noRangka());
        details.put("no_mesin", vehicle.noMesin());
        details.put("service_interval_months", vehicle.serviceIntervalMonths());
        details.put("last_visit_date", vehicle.lastVisitDate());
        details.put("next_visit_date", vehicle.nextVisitDate());
        return details;
    }
}
