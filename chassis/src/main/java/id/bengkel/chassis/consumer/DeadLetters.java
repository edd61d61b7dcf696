package id.bengkel.chassis.consumer;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * The topic of the records that could not be taken, each as it came, with headers {@code dlq-reason}, {@code dlq-topic},
 * {@code dlq-partition}, {@code dlq-offset} and {@code dlq-timestamp} (milliseconds, when it was published) besides its own.
 */
public final class DeadLetters {

    private final MutinyEmitter<ProducerRecord<byte[], byte[]>> channel;
    private final String topic;

    /**
     * @param channel with an unbounded buffer: one batch at a time comes here, which is bound enough
     * @param topic that of the channel
     */
    public DeadLetters(MutinyEmitter<ProducerRecord<byte[], byte[]>> channel, String topic) {
        this.channel = channel;
        this.topic = topic;
    }

    /** Keeps them, one at least: done when the broker has confirmed every one. */
    public Uni<Void> keep(List<DeadLetter> letters) {
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
        var record = letter.record();
        return tagged(letter, new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers()));
    }

    private static ProducerRecord<byte[], byte[]> tagged(DeadLetter letter, ProducerRecord<byte[], byte[]> copy) {
        tag(copy, "dlq-reason", letter.reason());
        tag(copy, "dlq-topic", letter.record().topic());
        tag(copy, "dlq-partition", String.valueOf(letter.record().partition()));
        tag(copy, "dlq-offset", String.valueOf(letter.record().offset()));
        tag(copy, "dlq-timestamp", String.valueOf(letter.record().timestamp()));
        return copy;
    }

    private static void tag(ProducerRecord<byte[], byte[]> copy, String name, String value) {
        // A record that came back from here is tagged already.
        copy.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
