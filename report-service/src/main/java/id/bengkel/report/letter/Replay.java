package id.bengkel.report.letter;

import id.bengkel.report.ReportProblem;
import id.bengkel.report.message.MessageSentListener;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Has dead letters counted as if they came now. By the ids of their events none counts twice, however often and by
 * however many this is done; what fails again becomes a dead letter again.
 */
@Singleton
class Replay {

    private static final int AT_ONCE = 100;

    private final DeadLetterEntries letters;
    private final MessageSentListener listener;
    private final String topic;

    Replay(
            DeadLetterEntries letters,
            MessageSentListener listener,
            @ConfigProperty(name = "mp.messaging.incoming.message-sent.topic") String topic) {
        this.letters = letters;
        this.listener = listener;
        this.topic = topic;
    }

    /** How many were counted now or earlier, and how many failed again. */
    record Outcome(int counted, int failed) {

        Outcome and(Outcome other) {
            return new Outcome(counted + other.counted, failed + other.failed);
        }
    }

    /** All that wait, each once. */
    Uni<Outcome> all() {
        AtomicReference<DeadLetterEntry> last = new AtomicReference<>();
        return Multi.createBy()
                .repeating()
                .uni(() -> letters.following(last.get(), AT_ONCE)
                        .invoke(found -> last.set(found.isEmpty() ? null : found.get(found.size() - 1)))
                        .flatMap(this::replay))
                .until(outcome -> last.get() == null)
                .collect()
                .in(() -> new AtomicReference<>(new Outcome(0, 0)), (sum, outcome) -> sum.updateAndGet(outcome::and))
                .map(AtomicReference::get);
    }

    /** One of them; nothing happens to one that was counted already. */
    Uni<Outcome> one(UUID id) {
        return letters.find(id)
                .onItem()
                .ifNull()
                .failWith(ReportProblem.DEAD_LETTER_NOT_FOUND::failure)
                .flatMap(letter -> replay(letter.countedAt == null ? List.of(letter) : List.of()));
    }

    private Uni<Outcome> replay(List<DeadLetterEntry> waiting) {
        if (waiting.isEmpty()) {
            return Uni.createFrom().item(new Outcome(0, 0));
        }
        var records = waiting.stream()
                .map(letter -> KeptRecord.restored(letter, topic))
                .toList();
        return listener.receiveAgain(records).flatMap(failed -> {
            Set<UUID> counted =
                    waiting.stream().map(letter -> letter.id).collect(Collectors.toCollection(HashSet::new));
            failed.forEach(letter -> counted.remove(new KeptRecord(letter.record()).id()));
            return letters.counted(List.copyOf(counted)).replaceWith(new Outcome(counted.size(), failed.size()));
        });
    }
}
