package id.bengkel.reminder.manual;

import id.bengkel.chassis.time.WorkshopClock;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A manual customer in the documented form; times are the workshop's.
 *
 * @param isActive 1 or 0
 */
@Schema(name = "ManualCustomer")
record ManualCustomerView(
        UUID id,
        String customerName,
        String nopol,
        String noHp,
        LocalDate lastService,
        LocalDate nextService,
        int isActive,
        int reminderSentCount,
        LocalDateTime lastReminderSent,
        String notes,
        LocalDateTime createdAt,
        LocalDateTime updatedAt) {

    static ManualCustomerView of(ManualCustomer customer, Clock clock) {
        return new ManualCustomerView(
                customer.id(),
                customer.customerName(),
                customer.nopol(),
                customer.noHp(),
                customer.lastService(),
                customer.nextService(),
                customer.active() ? 1 : 0,
                customer.reminderSentCount(),
                WorkshopClock.local(customer.lastReminderSent(), clock),
                customer.notes(),
                WorkshopClock.local(customer.createdAt(), clock),
                WorkshopClock.local(customer.updatedAt(), clock));
    }
}
