package id.bengkel.local.sandbox;

import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What went out, oldest first. The newest are kept whole, up to a million or half of the memory; what is older is only
 * counted. Counts of everything are exact for ever, counts of a selection as long as nothing was dropped.
 */
final class SentMessages {

    private static final int MOST = 1_000_000;

    /** A generous guess of what one message with a text of 200 characters takes. */
    private static final int BYTES_EACH = 600;

    private final int capacity = (int) Math.min(MOST, Runtime.getRuntime().maxMemory() / 2 / BYTES_EACH);
    private final Optional<Journal> journal;
    private final Map<String, SentMessage> newest = new LinkedHashMap<>();
    private final Set<ToAndBody> distinct = new HashSet<>();
    private long total;
    private long version;

    /** Hashes instead of texts, because these are kept for ever. */
    private record ToAndBody(long to, long body) {

        static ToAndBody of(SentMessage message) {
            return new ToAndBody(hash(message.to()), hash(message.body()));
        }

        /** FNV-1a, 64 bits: two texts to one number collide once in 10^19. */
        private static long hash(String text) {
            var hash = 0xcbf29ce484222325L;
            for (var i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            return hash;
        }
    }

    /** With what the journal holds from earlier. */
    SentMessages(Optional<Journal> journal) {
        this.journal = journal;
        journal.ifPresent(file -> file.read(this::keep));
    }

    /** Keeps a new message, or a changed one in the place of what it was. */
    void add(SentMessage message) {
        journal.ifPresent(file -> file.append(message));
        keep(message);
    }

    /** {@code null} when there is none, or none any more. */
    SentMessage byId(String id) {
        return newest.get(id);
    }

    /** Grows with every change. */
    long version() {
        return version;
    }

    /** The newest {@code limit} messages of a selection, oldest first. */
    List<SentMessage> select(Predicate<SentMessage> selection, long limit) {
        var selected = newest.values().stream().filter(selection).toList();
        return selected.subList((int) Math.max(0, selected.size() - limit), selected.size());
    }

    JsonObject count() {
        return count(total, distinct.size());
    }

    JsonObject count(Predicate<SentMessage> selection) {
        var selected = newest.values().stream().filter(selection).toList();
        return count(
                selected.size(), selected.stream().map(ToAndBody::of).distinct().count());
    }

    void clear() {
        journal.ifPresent(Journal::clear);
        version++;
        newest.clear();
        distinct.clear();
        total = 0;
    }

    private void keep(SentMessage message) {
        version++;
        if (newest.replace(message.id(), message) != null) {
            return;
        }
        if (newest.size() == capacity) {
            newest.remove(newest.keySet().iterator().next());
        }
        newest.put(message.id(), message);
        distinct.add(ToAndBody.of(message));
        total++;
    }

    private static JsonObject count(long total, long distinctToAndBody) {
        return new JsonObject().put("total", total).put("distinct_to_and_body", distinctToAndBody);
    }
}
