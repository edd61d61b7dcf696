package id.bengkel.reminder.manual;

import id.bengkel.chassis.time.WorkshopClock;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells how reminding the manual customers goes. */
@Path("/manual-whatsapp")
@Tag(name = "Manual customers")
public class ManualFiguresResource {

    private static final int TOP = 5;

    private final ManualFigures figures;
    private final ManualCustomers customers;
    private final Clock clock;

    ManualFiguresResource(ManualFigures figures, ManualCustomers customers, Clock clock) {
        this.figures = figures;
        this.customers = customers;
        this.clock = clock;
    }

    @GET
    @Path("/stats/summary")
    @Operation(summary = "Counts customers, their reminders, and active ones whose service is due within a week")
    public Uni<Summary> summary() {
        return figures.count().map(Summary::of);
    }

    @GET
    @Path("/dashboard")
    @Operation(summary = "Counts customers and those whose last reminder is of this month; names the most reminded")
    public Uni<Dashboard> dashboard() {
        return figures.count().flatMap(counted -> Panache.withSession(() -> customers.mostReminded(TOP))
                .map(top -> new Dashboard(
                        counted.total(),
                        counted.active(),
                        counted.remindedThisMonth(),
                        top.stream()
                                .map(customer -> Dashboard.Reminded.of(customer, clock))
                                .toList())));
    }

    /** The documented frame of the statistics. */
    @Schema(name = "ManualSummary")
    public record Summary(boolean success, Data data) {

        static Summary of(ManualFigures.Figures counted) {
            return new Summary(
                    true,
                    new Data(
                            counted.total(),
                            counted.active(),
                            counted.inactive(),
                            counted.reminders(),
                            counted.upcoming()));
        }

        /** @param customersWithUpcomingService active ones, due within a week */
        @Schema(name = "ManualFigures")
        public record Data(
                long totalCustomers,
                long activeCustomers,
                long inactiveCustomers,
                long remindersSentTotal,
                long customersWithUpcomingService) {}
    }

    /** The documented dashboard. */
    @Schema(name = "ManualDashboard")
    public record Dashboard(
            long totalCustomers, long activeCustomers, long remindersThisMonth, List<Reminded> topCustomers) {

        /** A customer by the number of reminders. */
        public record Reminded(String customerName, String nopol, int reminderCount, LocalDateTime lastSent) {

            static Reminded of(ManualCustomer customer, Clock clock) {
                return new Reminded(
                        customer.customerName(),
                        customer.nopol(),
                        customer.reminderSentCount(),
                        WorkshopClock.local(customer.lastReminderSent(), clock));
            }
        }
    }
}
