import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints the events of a topic, from its beginning on: {@code FollowEvents <kafka> <topic> <group>}. See events.md. */
public final class FollowEvents {

    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    public static void main(String... arguments) {
        KAFKA.setLevel(Level.WARNING);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                arguments[0],
                "group.id",
                arguments[2],
                // A group that has never committed anything begins at the beginning.
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(arguments[1]));
            while (true) {
                consumer.poll(Duration.ofMillis(500)).forEach(FollowEvents::take);
                // After the work is done: what is lost with this process comes again.
                consumer.commitSync();
            }
        }
    }

    /** A real consumer keeps the ids in its database, in the transaction of the work itself. */
    private static final Set<String> SEEN = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > 100_000;
        }
    });

    private static void take(ConsumerRecord<String, String> record) {
        if (record.value() == null) {
            System.out.println(record.key() + " deleted");
        } else if (SEEN.add(header(record, "ce_id"))) {
            System.out.println(record.key() + " " + header(record, "ce_type") + " " + record.value());
        }
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
