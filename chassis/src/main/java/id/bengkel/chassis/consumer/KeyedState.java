package id.bengkel.chassis.consumer;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.bengkel.chassis.consumer.BatchConsumer.Reader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How something is now, as a compacted topic tells.
 *
 * @param id the record's key
 * @param value empty when it was deleted
 */
public record KeyedState<T>(UUID id, Optional<T> value) {

    /**
     * Reads states and tombstones.
     *
     * @param complete whether a value holds all that the contract requires
     * @param id the value's own, which must be the key
     */
    public static <T> Reader<KeyedState<T>> reader(
            ObjectMapper json, Class<T> type, Predicate<T> complete, Function<T, UUID> id) {
        return record -> {
            UUID key = key(record.key());
            if (record.value() == null) {
                return new KeyedState<>(key, Optional.empty());
            }
            T value = parse(json, type, record.value());
            if (value == null) {
                throw new UnreadableRecord(UnreadableRecord.NO_OBJECT);
            } else if (!complete.test(value)) {
                throw new UnreadableRecord("a required field is missing or out of range");
            } else if (!id.apply(value).equals(key)) {
                throw new UnreadableRecord("the key is another one's");
            }
            return new KeyedState<>(key, Optional.of(value));
        };
    }

    /** The last states within a batch, which are the only ones that count, and the ids of what was deleted in the end. */
    public static <T> Latest<T> latest(List<KeyedState<T>> states) {
        Map<UUID, Optional<T>> last = new HashMap<>();
        states.forEach(state -> last.put(state.id, state.value));
        return new Latest<>(
                last.values().stream().flatMap(Optional::stream).toList(),
                last.entrySet().stream()
                        .filter(entry -> entry.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList());
    }

    /** @param values in no particular order */
    public record Latest<T>(List<T> values, List<UUID> deleted) {}

    private static <T> T parse(ObjectMapper json, Class<T> type, byte[] value) throws UnreadableRecord {
        try {
            return json.readValue(value, type);
        } catch (IOException unreadable) {
            throw UnreadableRecord.of(unreadable);
        }
    }

    private static UUID key(byte[] key) throws UnreadableRecord {
        try {
            return UUID.fromString(new String(key == null ? new byte[0] : key, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noId) {
            throw new UnreadableRecord("the key is no UUID");
        }
    }
}
