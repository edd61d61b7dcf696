package id.bengkel.report;

import id.bengkel.chassis.time.WorkshopClock;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.UUID;

/** A report with the names and numbers that its latest message bore. Times are the workshop's. */
public record ReportDetail(
        UUID id,
        String customerName,
        String customerPhone,
        String vehicleModel,
        String vehicleNopol,
        LocalDateTime lastMessageDate,
        int frequency,
        LocalDateTime createdAt,
        LocalDateTime updatedAt) {

    static ReportDetail of(Report report, Clock clock) {
        return new ReportDetail(
                report.id,
                report.customerName,
                report.customerPhone,
                report.vehicleModel,
                report.vehicleNopol,
                WorkshopClock.local(report.lastMessageDate, clock),
                report.frequency,
                WorkshopClock.local(report.createdAt, clock),
                WorkshopClock.local(report.updatedAt, clock));
    }
}
