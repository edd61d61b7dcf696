package id.bengkel.reminder.notice;

import id.bengkel.reminder.message.MessageKind;
import id.bengkel.reminder.message.NewMessage;
import id.bengkel.reminder.message.Outgoing;
import id.bengkel.reminder.message.Recipient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Queues notices to the admin. They are messages like others, but nobody else is told of them and nothing counts them. */
@Singleton
public class AdminNotices {

    private final AdminPhone phone;
    private final Outgoing outgoing;

    AdminNotices(AdminPhone phone, Outgoing outgoing) {
        this.phone = phone;
        this.outgoing = outgoing;
    }

    /** Adds the notices to the transaction that decides on them; nothing when there is no admin to tell. */
    public Uni<Void> add(SqlConnection transaction, List<String> texts) {
        return phone.number()
                .map(admin -> Multi.createFrom()
                        .iterable(texts)
                        .onItem()
                        .transformToUniAndConcatenate(text -> outgoing.add(
                                transaction, NewMessage.text(MessageKind.admin, admin, text, Recipient.UNKNOWN)))
                        .onItem()
                        .ignoreAsUni())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
