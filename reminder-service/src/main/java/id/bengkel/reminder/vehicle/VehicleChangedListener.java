package id.bengkel.reminder.vehicle;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.bengkel.chassis.consumer.BatchConsumer;
import id.bengkel.chassis.consumer.DeadLetters;
import id.bengkel.chassis.consumer.KeyedState;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Takes over changes of vehicles, a batch in one transaction. */
@ApplicationScoped
class VehicleChangedListener {

    private static final String CHANNEL = "vehicle-changed";

    private final BatchConsumer<KeyedState<VehicleChanged>> consumer;

    VehicleChangedListener(
            VehicleCopy copy,
            ObjectMapper json,
            KafkaClientService kafka,
            @Channel("vehicle-changed-dlq") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<ProducerRecord<byte[], byte[]>> deadLetters,
            @ConfigProperty(name = "mp.messaging.outgoing.vehicle-changed-dlq.topic") String deadLetterTopic) {
        this.consumer = new BatchConsumer<>(
                CHANNEL,
                kafka,
                KeyedState.reader(json, VehicleChanged.class, VehicleChanged::isComplete, VehicleChanged::id),
                states -> copy.apply(KeyedState.latest(states)),
                new DeadLetters(deadLetters, deadLetterTopic)::keep);
    }

    @Incoming(CHANNEL)
    Uni<Void> take(ConsumerRecords<byte[], byte[]> batch) {
        return consumer.take(batch);
    }
}
