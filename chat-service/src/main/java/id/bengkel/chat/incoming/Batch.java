package id.bengkel.chat.incoming;

import id.bengkel.chat.agent.Agents;
import id.bengkel.chat.stream.ChatEvents;
import id.bengkel.chat.stream.Happenings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls that are stored together, in a transaction at hand: first what must be known, then what the messages make of it. */
final class Batch {

    private final SqlConnection connection;
    private final Agents agents;
    private final Duration quiet;
    private final AnsweringConfig answering;
    private final List<WebhookCall> calls;
    private final List<Arrival> arrivals;
    private final Instant now;
    private Map<String, Conversation> chats = Map.of();
    private Set<String> known = Set.of();
    private final Map<WebhookCall, Receipt> receipts = new IdentityHashMap<>();
    private final Happenings happenings = new Happenings();

    /** @param quiet how long the bot is silent after a person's answer */
    Batch(
            SqlConnection connection,
            Agents agents,
            Duration quiet,
            AnsweringConfig answering,
            List<WebhookCall> calls,
            List<Arrival> arrivals,
            Instant now) {
        this.connection = connection;
        this.agents = agents;
        this.quiet = quiet;
        this.answering = answering;
        this.calls = calls;
        this.arrivals = arrivals;
        this.now = now;
    }

    /** What became of the last message of each call that had one. */
    Uni<Map<WebhookCall, Receipt>> store() {
        return take().chain(this::assign)
                .chain(this::write)
                .chain(this::change)
                .chain(this::append)
                .replaceWith(receipts);
    }

    /** All that must be known, in one go: the connection keeps the order, so what is known is so once the chats are locked. */
    private Uni<Void> take() {
        Uni<Void> kept = WebhookCall.keep(connection, calls, now);
        if (arrivals.isEmpty()) {
            return kept;
        }
        List<WrittenMessage> messages = arrivals.stream().map(Arrival::message).toList();
        List<WrittenMessage> own =
                messages.stream().filter(WrittenMessage::fromMe).toList();
        return together(
                        kept,
                        Conversations.lock(connection, arrivals, now).invoke(locked -> chats = locked),
                        own.isEmpty() ? Uni.createFrom().voidItem() : Entries.recognise(connection, own),
                        Entries.known(connection, messages).invoke(stored -> known = stored))
                .invoke(() -> arrivals.forEach(this::takeIn));
    }

    private void takeIn(Arrival arrival) {
        WrittenMessage message = arrival.message();
        Conversation chat = chats.get(message.address().text());
        boolean isNew = known.add(message.id());
        boolean botReplied = isNew && takeIn(arrival, chat);
        if (isNew || !message.fromMe()) {
            receipts.put(arrival.call(), new Receipt(chat.mode(), chat.id(), botReplied));
        }
    }

    private boolean takeIn(Arrival arrival, Conversation chat) {
        if (arrival.message().fromMe()) {
            chat.personReplied(arrival, now, quiet);
            return false;
        }
        boolean replied = chat.customerWrote(arrival, now, answering);
        if (arrival.command() != null) {
            Conversation customer = chats.get(arrival.command().customer().digits());
            Orders.carryOut(
                    arrival.command(),
                    customer,
                    chat,
                    now,
                    quiet,
                    arrival.call().requestId());
            return true;
        }
        return replied;
    }

    private Uni<Void> assign() {
        return Multi.createFrom()
                .iterable(
                        chats.values().stream().filter(Conversation::wantsAgent).toList())
                .onItem()
                .transformToUniAndConcatenate(chat ->
                        agents.leastBusy(connection).invoke(chat::assign).chain(() -> save(List.of(chat))))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> write() {
        List<Conversation> changed =
                chats.values().stream().filter(Conversation::isChanged).toList();
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // What came in together was all written before we answered.
        List<Entry> entries = changed.stream()
                .flatMap(chat -> chat.entries().stream())
                .sorted(Comparator.comparing(Entry::isOurs))
                .toList();
        return together(
                        save(changed.stream().filter(chat -> !chat.wantsAgent()).toList()),
                        Entries.store(connection, entries, now).invoke(happenings::written))
                .invoke(() -> changed.forEach(
                        chat -> happenings.chat(chat.id(), chat.assignedBefore(), chat.assignedAgentId())));
    }

    /** Statements that need nothing of each other are on their way at the same time. */
    private static Uni<Void> together(Uni<?>... statements) {
        return Uni.combine().all().unis(statements).discardItems();
    }

    private Uni<Void> save(List<Conversation> changed) {
        return changed.isEmpty() ? Uni.createFrom().voidItem() : Conversations.save(connection, changed);
    }

    private Uni<Void> change() {
        Collection<MessageChange> changes = new ArrayList<>();
        calls.forEach(call -> changes.addAll(call.changes()));
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : MessageChanges.apply(connection, List.copyOf(changes), now)
                        .invoke(happenings::changed)
                        .replaceWithVoid();
    }

    private Uni<Void> append() {
        return ChatEvents.append(connection, happenings);
    }
}
