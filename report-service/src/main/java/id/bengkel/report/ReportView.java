package id.bengkel.report;

import id.bengkel.chassis.time.WorkshopClock;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report as lists show it. Times are the workshop's. */
@Schema(name = "Report")
public record ReportView(
        UUID id,
        UUID idCustomer,
        UUID idVehicle,
        LocalDateTime lastMessageDate,
        int frequency,
        LocalDateTime createdAt,
        LocalDateTime updatedAt) {

    static ReportView of(Report report, Clock clock) {
        return new ReportView(
                report.id,
                report.idCustomer,
                report.idVehicle,
                WorkshopClock.local(report.lastMessageDate, clock),
                report.frequency,
                WorkshopClock.local(report.createdAt, clock),
                WorkshopClock.local(report.updatedAt, clock));
    }
}
