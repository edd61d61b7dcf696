package id.bengkel.reminder.message;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Takes messages nobody waits for: they are sent in their turn, and tried again as the queue does. */
@Singleton
public class Outgoing {

    private final MessageQueue queue;
    private final Dispatcher dispatcher;

    Outgoing(MessageQueue queue, Dispatcher dispatcher) {
        this.queue = queue;
        this.dispatcher = dispatcher;
    }

    /** Queues a message as a part of a transaction. */
    public Uni<UUID> add(SqlConnection transaction, NewMessage message) {
        return queue.add(transaction, message);
    }

    /** Queues a message. */
    public Uni<UUID> add(NewMessage message) {
        return queue.add(message).invoke(dispatcher::wake);
    }
}
