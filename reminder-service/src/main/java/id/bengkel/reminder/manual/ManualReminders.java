package id.bengkel.reminder.manual;

import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.reminder.message.Delivery;
import id.bengkel.reminder.message.DirectSending;
import id.bengkel.reminder.message.MessageKind;
import id.bengkel.reminder.message.NewMessage;
import id.bengkel.reminder.message.Recipient;
import id.bengkel.reminder.run.ReminderText;
import id.bengkel.reminder.run.RunKind;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Reminds a single manual customer at once, whatever the day. */
@Singleton
class ManualReminders {

    private final ManualCustomers customers;
    private final DirectSending sending;
    private final ReminderText text;

    ManualReminders(ManualCustomers customers, DirectSending sending, ReminderText text) {
        this.customers = customers;
        this.sending = sending;
        this.text = text;
    }

    /** Fails with what the provider's refusal means to the caller, see {@link Delivery#orFail}. */
    Uni<ManualDetail> send(UUID id) {
        return Panache.withSession(() -> customers.get(id)).flatMap(this::send);
    }

    private Uni<ManualDetail> send(ManualCustomer customer) {
        if (customer.nextService() == null) {
            throw ManualProblem.NOTHING_DUE.on("next_service");
        }
        String words = text.with(RunKind.manual, customer.customerName(), customer.nopol(), customer.nextService());
        return sending.send(NewMessage.text(
                        MessageKind.manual,
                        PhoneNumber.of(customer.noHp()),
                        words,
                        Recipient.manual(customer.id(), customer.customerName(), customer.nopol())))
                .map(Delivery::orFail)
                .map(delivery -> ManualDetail.sent(customer, words, delivery.answer()));
    }
}
