package id.bengkel.local.demo;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Made up customers of a made up workshop, some of whose vehicles are due for service today and in the next days, and some
 * of whom write.
 */
public final class DemoWorkshop {

    private static final int SERVICE_INTERVAL_MONTHS = 4;

    private final Session admin;
    private final Optional<Session> sandbox;
    private final LocalDate today;

    /** @param sandbox where customers write; none where WhatsApp is the real one */
    public DemoWorkshop(Session admin, Optional<Session> sandbox, LocalDate today) {
        this.admin = admin;
        this.sandbox = sandbox;
        this.today = today;
    }

    /** Fills in everything, or nothing when there are customers already. */
    public void fillIn() {
        if (admin.list("/customers?page=1&size=1").isEmpty()) {
            Map<String, String> customers = new HashMap<>();
            Lines.of("workshop.csv").stream().map(DemoVehicle::of).forEach(vehicle -> register(vehicle, customers));
            sandbox.ifPresent(customersWrite -> new DemoChats(admin, customersWrite).fillIn());
        }
    }

    private void register(DemoVehicle vehicle, Map<String, String> customers) {
        var customer = customers.computeIfAbsent(vehicle.nama(), nama -> admin.post("/customers", vehicle.customer())
                .getString("id"));
        var id = admin.post("/customers/" + customer + "/vehicles", vehicle.vehicle())
                .getString("id");
        var last = today.plusDays(vehicle.dueInDays()).minusMonths(SERVICE_INTERVAL_MONTHS);
        for (var visit : List.of(last.minusMonths(SERVICE_INTERVAL_MONTHS), last)) {
            admin.post("/vehicles/" + id + "/visits", new JsonObject().put("visited_on", visit.toString()));
        }
    }
}
