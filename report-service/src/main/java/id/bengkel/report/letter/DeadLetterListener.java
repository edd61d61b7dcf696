package id.bengkel.report.letter;

import id.bengkel.chassis.consumer.BatchConsumer;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows the topic of dead letters, which is the truth about them, with a table that people can look at. */
@ApplicationScoped
class DeadLetterListener {

    private static final String CHANNEL = "dead-letters";

    private final BatchConsumer<KeptRecord> consumer;

    DeadLetterListener(KafkaClientService kafka, DeadLetterEntries letters) {
        // What cannot even be listed stays in the topic, and is only logged.
        this.consumer = new BatchConsumer<>(CHANNEL, kafka, KeptRecord::new, letters::keep, unlisted -> Uni.createFrom()
                .voidItem());
    }

    @Incoming(CHANNEL)
    Uni<Void> receive(ConsumerRecords<byte[], byte[]> batch) {
        return consumer.take(batch);
    }
}
