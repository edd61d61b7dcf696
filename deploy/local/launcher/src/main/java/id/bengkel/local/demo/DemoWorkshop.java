package id.bengkel.local.demo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Made up customers of a made up workshop, some of whose vehicles are due for service today and in the next days. */
public final class DemoWorkshop {

    private static final int SERVICE_INTERVAL_MONTHS = 4;

    private final Session session;
    private final LocalDate today;

    /** @param session an admin's */
    public DemoWorkshop(Session session, LocalDate today) {
        this.session = session;
        this.today = today;
    }

    /** Fills in everything, or nothing when there are customers already. */
    public void fillIn() {
        if (session.list("/customers?page=1&size=1").isEmpty()) {
            Map<String, String> customers = new HashMap<>();
            vehicles().forEach(vehicle -> register(vehicle, customers));
        }
    }

    private void register(DemoVehicle vehicle, Map<String, String> customers) {
        var customer = customers.computeIfAbsent(vehicle.nama(), nama -> session.post("/customers", vehicle.customer())
                .getString("id"));
        var id = session.post("/customers/" + customer + "/vehicles", vehicle.vehicle())
                .getString("id");
        var last = today.plusDays(vehicle.dueInDays()).minusMonths(SERVICE_INTERVAL_MONTHS);
        for (var visit : List.of(last.minusMonths(SERVICE_INTERVAL_MONTHS), last)) {
            session.post("/vehicles/" + id + "/visits", new JsonObject().put("visited_on", visit.toString()));
        }
    }

    private static List<DemoVehicle> vehicles() {
        try (var file = DemoWorkshop.class.getResourceAsStream("workshop.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(DemoVehicle::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the demo workshop", e);
        }
    }
}
