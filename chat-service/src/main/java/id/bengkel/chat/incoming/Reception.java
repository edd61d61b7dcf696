package id.bengkel.chat.incoming;

import id.bengkel.chat.QuietConfig;
import id.bengkel.chat.agent.Agents;
import id.bengkel.chat.outgoing.Deliveries;
import id.bengkel.chat.outgoing.Deliveries.Told;
import id.bengkel.chat.stream.ChatEvents;
import id.bengkel.chat.stream.Happenings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
    private final Clock clock;

    Reception(Pool pool, Listener listener, Agents agents, Deliveries deliveries, QuietConfig quiet, Clock clock) {
        this.pool = pool;
        this.listener = listener;
        this.agents = agents;
        this.deliveries = deliveries;
        this.quiet = quiet;
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
        Batch batch = new Batch(connection, calls, arrivals, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return batch.lock()
                .chain(batch::storeMessages)
                .chain(batch::assign)
                .chain(batch::storeReplies)
                .chain(batch::change)
                .chain(batch::append)
                .replaceWith(batch.receipts);
    }

    /** One transaction's work. */
    private final class Batch {
        private final SqlConnection connection;
        private final IncomingTables tables;
        private final List<WebhookCall> calls;
        private final List<Arrival> arrivals;
        private final Instant now;
        private Map<String, Conversation> chats = Map.of();
        private final Map<WebhookCall, Receipt> receipts = new IdentityHashMap<>();
        private final Happenings happenings = new Happenings();

        Batch(SqlConnection connection, List<WebhookCall> calls, List<Arrival> arrivals, Instant now) {
            this.connection = connection;
            this.tables = new IncomingTables(connection, now);
            this.calls = calls;
            this.arrivals = arrivals;
            this.now = now;
        }

        Uni<Void> lock() {
            Uni<Void> kept = tables.keep(calls);
            return arrivals.isEmpty()
                    ? kept
                    : together(kept, tables.lockChats(arrivals).invoke(locked -> chats = locked));
        }

        Uni<Void> storeMessages() {
            if (arrivals.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            return tables.recognise(
                            arrivals.stream()
                                    .filter(arrival -> arrival.message().fromMe())
                                    .toList(),
                            chats)
                    .chain(() -> tables.store(arrivals, chats))
                    .invoke(this::takeIn)
                    .replaceWithVoid();
        }

        private void takeIn(Map<String, Long> stored) {
            happenings.written(stored.values().stream().sorted().toList());
            Map<String, Long> fresh = new HashMap<>(stored);
            for (Arrival arrival : arrivals) {
                Conversation chat = chats.get(arrival.message().address());
                boolean isNew = fresh.remove(arrival.message().id()) != null;
                boolean botReplied = isNew && takeIn(arrival, chat);
                if (isNew || !arrival.message().fromMe()) {
                    receipts.put(arrival.call(), new Receipt(chat.mode(), chat.id(), botReplied));
                }
            }
        }

        private boolean takeIn(Arrival arrival, Conversation chat) {
            Instant at = arrival.writtenAt(now);
            String requestId = arrival.call().requestId();
            if (arrival.message().fromMe()) {
                chat.personReplied(at, now, quiet.afterReply());
                return false;
            }
            boolean replied = chat.customerWrote(at, arrival.answer(), now, requestId);
            if (arrival.command() != null) {
                Conversation customer = chats.get(arrival.command().customer().digits());
                Orders.carryOut(arrival.command(), customer, chat, now, quiet.afterReply(), requestId);
                return true;
            }
            return replied;
        }

        Uni<Void> assign() {
            return Multi.createFrom()
                    .iterable(chats.values().stream()
                            .filter(Conversation::wantsAgent)
                            .toList())
                    .onItem()
                    .transformToUniAndConcatenate(chat ->
                            agents.leastBusy(connection).invoke(chat::assign).chain(() -> update(List.of(chat))))
                    .collect()
                    .asList()
                    .replaceWithVoid();
        }

        Uni<Void> storeReplies() {
            List<Conversation> changed =
                    chats.values().stream().filter(Conversation::isChanged).toList();
            changed.forEach(chat -> happenings.chat(chat.id(), chat.assignedBefore(), chat.assignedAgentId()));
            return together(
                    update(changed.stream().filter(chat -> !chat.wantsAgent()).toList()),
                    tables.storeReplies(changed).invoke(happenings::written));
        }

        /** Statements that need nothing of each other are on their way at the same time. */
        private static Uni<Void> together(Uni<?> one, Uni<?> other) {
            return Uni.combine().all().unis(one, other).discardItems();
        }

        private Uni<Void> update(List<Conversation> changed) {
            return changed.isEmpty() ? Uni.createFrom().voidItem() : tables.update(changed);
        }

        Uni<Void> change() {
            Collection<MessageChange> changes = new ArrayList<>();
            calls.forEach(call -> changes.addAll(call.changes()));
            return changes.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : MessageChanges.apply(connection, List.copyOf(changes), now)
                            .invoke(happenings::changed)
                            .replaceWithVoid();
        }

        Uni<Void> append() {
            return ChatEvents.append(connection, happenings);
        }
    }
}
