package id.bengkel.chat.vehicle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes over changes of vehicles, a batch in one transaction. What cannot be read goes to the dead letters, so that no
 * record stops the ones behind it; while the database is away the batch waits.
 */
@ApplicationScoped
class VehicleChangedListener {

    private static final Logger LOG = Logger.getLogger(VehicleChangedListener.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final VehicleCopy copy;
    private final ObjectMapper json;
    private final MutinyEmitter<Record<String, byte[]>> deadLetters;

    VehicleChangedListener(
            VehicleCopy copy,
            ObjectMapper json,
            @Channel("vehicle-changed-dlq") MutinyEmitter<Record<String, byte[]>> deadLetters) {
        this.copy = copy;
        this.json = json;
        this.deadLetters = deadLetters;
    }

    @Incoming("vehicle-changed")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        // The last state of a vehicle within the batch is the only one that counts; empty means deleted.
        Map<UUID, Optional<VehicleChanged>> latest = new HashMap<>();
        List<ConsumerRecord<String, byte[]>> unreadable = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                UUID id = UUID.fromString(record.key());
                latest.put(id, read(id, record.value()));
            } catch (IOException | RuntimeException poison) {
                unreadable.add(record);
            }
        }
        List<VehicleChanged> changed =
                latest.values().stream().flatMap(Optional::stream).toList();
        List<UUID> deleted = latest.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        return patiently(copy.apply(changed, deleted)).chain(() -> patiently(bury(unreadable)));
    }

    private Optional<VehicleChanged> read(UUID key, byte[] value) throws IOException {
        if (value == null) {
            return Optional.empty();
        }
        VehicleChanged changed = json.readValue(value, VehicleChanged.class);
        if (!changed.isComplete() || !changed.id().equals(key)) {
            throw new IOException("incomplete or under another vehicle's key");
        }
        return Optional.of(changed);
    }

    private Uni<Void> bury(List<ConsumerRecord<String, byte[]>> unreadable) {
        return unreadable.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(unreadable.stream().map(this::bury).toList())
                        .andFailFast()
                        .replaceWithVoid();
    }

    private Uni<Void> bury(ConsumerRecord<String, byte[]> record) {
        LOG.errorf(
                "vehicle-changed %d:%d cannot be read and goes to the dead letters",
                record.partition(), record.offset());
        return deadLetters.send(Record.of(record.key(), record.value()));
    }

    private static Uni<Void> patiently(Uni<Void> step) {
        return step.onFailure().retry().withBackOff(FIRST_PAUSE, LONGEST_PAUSE).indefinitely();
    }
}
