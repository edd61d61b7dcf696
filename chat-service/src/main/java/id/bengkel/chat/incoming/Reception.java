package id.bengkel.chat.incoming;

import id.bengkel.chat.QuietConfig;
import id.bengkel.chat.agent.Agents;
import id.bengkel.chat.outgoing.Deliveries;
import id.bengkel.chat.outgoing.Deliveries.Told;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Takes in a batch of webhook calls in one transaction: the calls, their messages, what the bot says to them and what they
 * make of their chats commit together or not at all. Sending comes afterwards.
 *
 * <p>Messages of a chat are taken in one after the other, whichever replica they come to: its row is locked meanwhile.
 */
@ApplicationScoped
class Reception {

    private final Pool pool;
    private final Listener listener;
    private final Agents agents;
    private final Deliveries deliveries;
    private final QuietConfig quiet;
    private final AnsweringConfig answering;
    private final Clock clock;

    Reception(
            Pool pool,
            Listener listener,
            Agents agents,
            Deliveries deliveries,
            QuietConfig quiet,
            AnsweringConfig answering,
            Clock clock) {
        this.pool = pool;
        this.listener = listener;
        this.agents = agents;
        this.deliveries = deliveries;
        this.quiet = quiet;
        this.answering = answering;
        this.clock = clock;
    }

    /**
     * What became of the last message of each call that had one.
     *
     * @param committing called when all is done but the commit; the chats are locked until that is over
     */
    Uni<Map<WebhookCall, Receipt>> receive(List<WebhookCall> calls, Runnable committing) {
        List<WebhookCall> concerning =
                calls.stream().filter(WebhookCall::concernsChats).toList();
        Uni<Map<WebhookCall, Receipt>> stored = concerning.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : listener.hear(concerning)
                        .flatMap(arrivals -> pool.withTransaction(connection ->
                                store(connection, concerning, arrivals).invoke(committing)));
        return stored.call(() -> tell(calls));
    }

    private Uni<Void> tell(List<WebhookCall> calls) {
        List<Told> told =
                calls.stream().flatMap(call -> call.deliveries().stream()).toList();
        return told.isEmpty() ? Uni.createFrom().voidItem() : deliveries.tell(told);
    }

    private Uni<Map<WebhookCall, Receipt>> store(
            SqlConnection connection, List<WebhookCall> calls, List<Arrival> arrivals) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Batch(connection, agents, quiet.afterReply(), answering, calls, arrivals, now).store();
    }
}
