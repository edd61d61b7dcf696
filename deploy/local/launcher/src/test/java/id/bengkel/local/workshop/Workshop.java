package id.bengkel.local.workshop;

import static org.awaitility.Awaitility.await;

import id.bengkel.local.demo.Session;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;

/** What people do in a workshop, done at the gateway of a stack; and what the sandbox has seen of it. */
public final class Workshop {

    static final int SERVICE_INTERVAL_MONTHS = 4;

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final Duration LONGEST_TEST = Duration.ofSeconds(ReplicatedStack.IS_LONG ? 300 : 90);

    private final LocalStack stack;
    private final Session admin;

    private Workshop(LocalStack stack, Session admin) {
        this.stack = stack;
        this.admin = admin;
    }

    public static Workshop signIn(LocalStack stack) {
        return new Workshop(stack, Session.signIn(stack.gateway(), "admin", LocalStack.ADMIN_PASSWORD));
    }

    /** Never a day that may end before whoever asks is done with it. */
    public static LocalDate today() {
        await("the next day")
                .atMost(LONGEST_TEST.plusMinutes(1))
                .until(() -> now().plus(LONGEST_TEST).toLocalDate().equals(now().toLocalDate()));
        return now().toLocalDate();
    }

    /**
     * Of a vehicle that is reminded of today: its next visit is tomorrow. Where months differ in length there may be no day
     * whose next visit is exactly that one; then the next or the one before does, which are within the days of the reminders
     * as well.
     */
    static LocalDate visitThatMakesItDueSoon() {
        var tomorrow = today().plusDays(1);
        return Stream.of(tomorrow, tomorrow.plusDays(1), tomorrow.minusDays(1))
                .map(due -> due.minusMonths(SERVICE_INTERVAL_MONTHS))
                .filter(visit ->
                        Math.abs(visit.plusMonths(SERVICE_INTERVAL_MONTHS).toEpochDay() - tomorrow.toEpochDay()) <= 1)
                .findFirst()
                .orElseThrow();
    }

    /** A time that is half a day away, so that no daily run begins while tests run. */
    public static int farHour() {
        return now().plusHours(12).getHour();
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
