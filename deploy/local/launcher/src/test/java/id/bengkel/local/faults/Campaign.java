package id.bengkel.local.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.workshop.LocalStack;
import id.bengkel.local.workshop.ReplicatedStack;
import id.bengkel.local.workshop.Workshop;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Customers whose vehicles are due today and whom no other test knows, and what becomes of their reminders. */
final class Campaign {

    static final int VEHICLES = ReplicatedStack.IS_LONG ? 2_400 : 400;

    /** Makes a run take seconds: both replicas together send 160 a second. */
    static final String SLOW = "{\"provider\":\"starsender\",\"latency_ms\":200}";

    private static final Duration LIMIT = Duration.ofMinutes(ReplicatedStack.IS_LONG ? 8 : 2);

    private static final AtomicInteger NUMBER = new AtomicInteger(10);

    private final LocalStack stack;
    private final Front front;
    private final Ledger ledger;
    private final String what;
    private final int vehicles;
    private final String phones;

    private Campaign(LocalStack stack, String what, int vehicles, int number) {
        this.stack = stack;
        this.front = Front.signIn(stack);
        this.ledger = new Ledger(stack);
        this.what = what;
        this.vehicles = vehicles;
        this.phones = "62813" + number;
    }

    /** Registers the vehicles. */
    static Campaign of(LocalStack stack, String what) {
        int number = NUMBER.getAndIncrement();
        var campaign = new Campaign(stack, what, VEHICLES, number);
        var today = Workshop.today();
        var rows = IntStream.range(0, VEHICLES)
                .mapToObj(i -> "Pelanggan %d-%d,0813%d%06d,F %d%05d,Avanza,%s"
                        .formatted(number, i, number, i, number, i, today))
                .collect(Collectors.joining("\n", "Nama,No HP,No Pol,Model,Next Visit\n", "\n"));
        campaign.front.expect(200, "POST", "/customers/import", "text/csv", rows);
        // A run waits for ten seconds at most.
        await(what + ": the vehicles").atMost(LIMIT).until(() -> campaign.ledger.vehicles(campaign.phones) == VEHICLES);
        return campaign;
    }

    Campaign begin() {
        return ask().begun();
    }

    /** Asks for the reminders, and waits for none of them. */
    Campaign ask() {
        return ask(front);
    }

    /** Asks each sender. */
    Campaign askAll() {
        stack.urlsOf("reminder").forEach(sender -> ask(front.at(sender)));
        return this;
    }

    private Campaign ask(Front asked) {
        asked.expect(202, "POST", "/customers/send-maintenance-reminder", "application/json", "");
        return this;
    }

    /** Waits until all messages are in the queue. */
    Campaign begun() {
        return until(messages -> messages.total() == vehicles);
    }

    /** Waits until this share of the messages is sent. */
    Campaign sent(double share) {
        return until(messages -> messages.sent() >= share * vehicles);
    }

    /** Waits until this holds of the messages. */
    Campaign until(Predicate<Figures.Messages> state) {
        await(what)
                .pollInterval(Duration.ofMillis(50))
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> state.test(ledger.messages(phones)));
        return this;
    }

    /** Waits until nothing was sent for so long. */
    Campaign restsFor(Duration time) {
        var last = new AtomicLong(-1);
        await(what + ": nothing sent for " + time)
                .atMost(LIMIT.plus(time))
                .during(time)
                .until(() -> {
                    long sent = ledger.messages(phones).sent();
                    return last.getAndSet(sent) == sent;
                });
        return this;
    }

    Figures.Messages messages() {
        return ledger.messages(phones);
    }

    /** Waits until nothing is left to send and the report has counted what was sent, and prints what came out. */
    Figures end() {
        settle();
        var received = received().map(Reminder::phone).toList();
        return figures(vehicles, received);
    }

    /**
     * The same when a day began in between: vehicles that were reminded on the day before are meant to be reminded once
     * more.
     */
    Figures end(Instant midnight) {
        settle();
        var days = received()
                .collect(Collectors.partitioningBy(reminder -> reminder.at().isBefore(midnight)));
        var before = days.get(true).size();
        System.out.printf(
                "%s: %d received before midnight, %d after%n",
                what, before, days.get(false).size());
        assertTrue(0 < before && before < vehicles, () -> "the run was not under way at midnight: " + before);
        var received = days.entrySet().stream()
                .flatMap(day -> day.getValue().stream().map(reminder -> reminder.phone() + day.getKey()))
                .toList();
        return figures(vehicles + before, received);
    }

    private void settle() {
        await(what + ": the last message")
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> ledger.messages(phones).open() == 0);
        await(what + ": the report")
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> counted() == ledger.messages(phones).sent());
    }

    /** @param received the reminders that were received, with whatever tells which of them may be the same */
    private Figures figures(int intended, List<String> received) {
        var figures = new Figures(
                what,
                intended,
                ledger.messages(phones),
                received.size(),
                received.stream().distinct().count(),
                counted());
        System.out.println(figures);
        return figures;
    }

    long counted() {
        try {
            return Workshop.signIn(stack).reportDetails().stream()
                    .filter(detail -> detail.getString("customer_phone").startsWith(phones))
                    .mapToLong(detail -> detail.getInteger("frequency"))
                    .sum();
        } catch (UncheckedIOException away) {
            throw new IllegalStateException(away);
        }
    }

    private record Reminder(String phone, Instant at) {}

    /** What the sandbox was told to send. */
    private Stream<Reminder> received() {
        return Workshop.signIn(stack).sent().stream()
                .map(message -> new Reminder(message.getString("to"), Instant.parse(message.getString("received_at"))))
                .filter(reminder -> reminder.phone().startsWith(phones));
    }
}
