package id.bengkel.report.message;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * The topic of the records that could not be counted, each as it came, with headers {@code dlq-reason},
 * {@code dlq-topic}, {@code dlq-partition} and {@code dlq-offset} besides its own.
 */
@Singleton
class DeadLetters {

    private final MutinyEmitter<ProducerRecord<byte[], byte[]>> channel;
    private final String topic;

    /** A record and why it is here. */
    record DeadLetter(ConsumerRecord<byte[], byte[]> record, String reason) {}

    DeadLetters(
            // One batch at a time comes here: that is bound enough.
            @Channel("message-sent-dlq") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<ProducerRecord<byte[], byte[]>> channel,
            @ConfigProperty(name = "mp.messaging.outgoing.message-sent-dlq.topic") String topic) {
        this.channel = channel;
        this.topic = topic;
    }

    /** Keeps them, one at least: done when the broker has confirmed every one. */
    Uni<Void> keep(List<DeadLetter> letters) {
        return Uni.join()
                .all(letters.stream().map(this::keep).toList())
                .andFailFast()
                .replaceWithVoid();
    }

    private Uni<Void> keep(DeadLetter letter) {
        return channel.send(whole(letter))
                // Our headers can be the last straw; where the content is, they still tell.
                .onFailure(RecordTooLargeException.class)
                .recoverWithUni(() -> channel.send(tagged(letter, new ProducerRecord<>(topic, null))));
    }

    private ProducerRecord<byte[], byte[]> whole(DeadLetter letter) {
        var copy =
                new ProducerRecord<>(topic, null, letter.record.key(), letter.record.value(), letter.record.headers());
        return tagged(letter, copy);
    }

    private static ProducerRecord<byte[], byte[]> tagged(DeadLetter letter, ProducerRecord<byte[], byte[]> copy) {
        tag(copy, "dlq-reason", letter.reason);
        tag(copy, "dlq-topic", letter.record.topic());
        tag(copy, "dlq-partition", String.valueOf(letter.record.partition()));
        tag(copy, "dlq-offset", String.valueOf(letter.record.offset()));
        return copy;
    }

    private static void tag(ProducerRecord<byte[], byte[]> copy, String name, String value) {
        // A record that came back from here is tagged already.
        copy.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
