package id.bengkel.report.message;

import id.bengkel.chassis.consumer.BatchConsumer;
import id.bengkel.chassis.consumer.DeadLetter;
import id.bengkel.chassis.consumer.DeadLetters;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Listens to {@code message-sent}: every record of it is counted or becomes a dead letter. */
@ApplicationScoped
public class MessageSentListener {

    private static final String CHANNEL = "message-sent";

    private final BatchConsumer<SentMessage> consumer;

    MessageSentListener(
            KafkaClientService kafka,
            SentMessageReader reader,
            SentMessages messages,
            @Channel("message-sent-dlq") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<ProducerRecord<byte[], byte[]>> deadLetters,
            @ConfigProperty(name = "mp.messaging.outgoing.message-sent-dlq.topic") String deadLetterTopic) {
        this.consumer = new BatchConsumer<>(
                CHANNEL, kafka, reader::read, messages::count, new DeadLetters(deadLetters, deadLetterTopic)::keep);
    }

    @Incoming(CHANNEL)
    Uni<Void> receive(ConsumerRecords<byte[], byte[]> batch) {
        return consumer.take(batch);
    }

    /** As if they came now; an event that was counted before is not counted again. Answers what failed once more. */
    public Uni<List<DeadLetter>> receiveAgain(List<ConsumerRecord<byte[], byte[]>> records) {
        return consumer.take(records);
    }
}
