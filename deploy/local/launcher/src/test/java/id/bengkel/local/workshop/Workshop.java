package id.bengkel.local.workshop;

import id.bengkel.local.demo.Session;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** What people do in a workshop, done at the gateway of a stack; and what the sandbox has seen of it. */
public final class Workshop {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private final LocalStack stack;
    private final Session admin;

    private Workshop(LocalStack stack, Session admin) {
        this.stack = stack;
        this.admin = admin;
    }

    public static Workshop signIn(LocalStack stack) {
        return new Workshop(stack, Session.signIn(stack.gateway(), "admin", LocalStack.ADMIN_PASSWORD));
    }

    public static LocalDate today() {
        return now().toLocalDate();
    }

    public static ZonedDateTime now() {
        return ZonedDateTime.now(JAKARTA);
    }

    String registerCustomer(String name, String phone) {
        return admin.post("/customers", new JsonObject().put("nama", name).put("hp", phone))
                .getString("id");
    }

    String registerVehicle(String customer, String model, String plate) {
        return admin.post(
                        "/customers/" + customer + "/vehicles",
                        new JsonObject().put("model", model).put("no_pol", plate))
                .getString("id");
    }

    void recordVisit(String vehicle, LocalDate day) {
        admin.post("/vehicles/" + vehicle + "/visits", new JsonObject().put("visited_on", day.toString()));
    }

    JsonArray customers() {
        return admin.list("/customers");
    }

    LocalDate nextVisitOf(String vehicle) {
        return LocalDate.parse(admin.get("/vehicles/" + vehicle).getString("next_visit_date"));
    }

    ReminderRun runReminders() {
        return new ReminderRun(admin.post("/customers/send-maintenance-reminder", new JsonObject())
                .getJsonObject("data"));
    }

    JsonObject reportOf(String customer, String vehicle) {
        return admin.get("/whatsapp-report/customer/" + customer + "/vehicle/" + vehicle);
    }

    public List<JsonObject> reportDetails() {
        return admin.list("/whatsapp-report/detail").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    JsonObject statistics() {
        return admin.get("/whatsapp-report/statistics");
    }

    /** What the customer with this number has been sent. */
    List<JsonObject> sentTo(String phone) {
        return sent("?to=" + phone);
    }

    /** What anybody has been sent. */
    public List<JsonObject> sent() {
        return sent("");
    }

    private List<JsonObject> sent(String query) {
        return Session.open(stack.sandbox()).list("/sent" + query).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** @param answer the {@code data} of a run's answer */
    record ReminderRun(JsonObject answer) {

        int sent() {
            return answer.getInteger("reminder_sent");
        }

        JsonObject detailOf(String plate) {
            return answer.getJsonArray("details").stream()
                    .map(JsonObject.class::cast)
                    .filter(detail -> plate.equals(detail.getString("no_pol")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
