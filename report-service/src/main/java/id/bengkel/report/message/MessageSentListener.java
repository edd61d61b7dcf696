package id.bengkel.report.message;

import id.bengkel.report.message.DeadLetters.DeadLetter;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Listens to {@code message-sent}. A batch is done when every record of it is counted or a dead letter; until then it is
 * tried again and again, and its offsets stay uncommitted.
 */
@ApplicationScoped
class MessageSentListener {

    private static final Logger LOG = Logger.getLogger(MessageSentListener.class);
    private static final String CHANNEL = "message-sent";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Data exception, integrity constraint violation: the same data will fail the same way. */
    private static final List<String> REFUSALS = List.of("22", "23");

    private final KafkaClientService kafka;
    private final SentMessageReader reader;
    private final SentMessages messages;
    private final DeadLetters deadLetters;
    private volatile boolean stuck;

    MessageSentListener(
            KafkaClientService kafka, SentMessageReader reader, SentMessages messages, DeadLetters deadLetters) {
        this.kafka = kafka;
        this.reader = reader;
        this.messages = messages;
        this.deadLetters = deadLetters;
    }

    private record Delivery(ConsumerRecord<byte[], byte[]> record, SentMessage message) {}

    @Incoming(CHANNEL)
    Uni<Void> receive(ConsumerRecords<byte[], byte[]> batch) {
        List<Delivery> readable = new ArrayList<>();
        List<DeadLetter> unreadable = new ArrayList<>();
        for (var record : batch) {
            try {
                readable.add(new Delivery(record, reader.read(record)));
            } catch (UnreadableRecord | RuntimeException failure) {
                unreadable.add(new DeadLetter(record, reason(failure)));
            }
        }
        return bury(unreadable).chain(() -> count(readable)).chain(() -> commit(batch));
    }

    /** What cannot be committed, in the middle of a rebalance say, is delivered again, and recognised. */
    private Uni<Void> commit(ConsumerRecords<byte[], byte[]> batch) {
        Map<TopicPartition, OffsetAndMetadata> next = batch.partitions().stream()
                .collect(Collectors.toMap(Function.identity(), partition -> behind(batch.records(partition))));
        return kafka.getConsumer(CHANNEL)
                .commit(next)
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "Not committed: %s", next))
                .onFailure()
                .recoverWithNull();
    }

    private static OffsetAndMetadata behind(List<ConsumerRecord<byte[], byte[]>> records) {
        return new OffsetAndMetadata(records.get(records.size() - 1).offset() + 1);
    }

    /** What the database refuses is looked for by halves, so that one record cannot hold up the others. */
    private Uni<Void> count(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return insist(messages.count(deliveries.stream().map(Delivery::message).toList()), thrown -> !isRefusal(thrown))
                .onFailure(MessageSentListener::isRefusal)
                .recoverWithUni(refusal -> deliveries.size() == 1
                        ? bury(List.of(new DeadLetter(deliveries.get(0).record(), reason(refusal))))
                        : countHalves(deliveries));
    }

    private Uni<Void> countHalves(List<Delivery> deliveries) {
        int middle = deliveries.size() / 2;
        return count(deliveries.subList(0, middle)).chain(() -> count(deliveries.subList(middle, deliveries.size())));
    }

    private Uni<Void> bury(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        DeadLetter first = letters.get(0);
        LOG.warnf(
                "%d records become dead letters, first %s-%d@%d: %s",
                letters.size(),
                first.record().topic(),
                first.record().partition(),
                first.record().offset(),
                first.reason());
        return insist(deadLetters.keep(letters), thrown -> true);
    }

    /** Tries again until it works, and says only once that it waits. */
    private Uni<Void> insist(Uni<Void> step, Predicate<Throwable> passing) {
        return step.onFailure(passing)
                .invoke(this::noteTrouble)
                .onFailure(passing)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .invoke(this::noteSuccess);
    }

    private void noteTrouble(Throwable cause) {
        if (!stuck) {
            stuck = true;
            LOG.warnf("Counting waits: %s", reason(cause));
        }
    }

    private void noteSuccess() {
        if (stuck) {
            stuck = false;
            LOG.info("Counting goes on");
        }
    }

    private static boolean isRefusal(Throwable thrown) {
        return thrown instanceof PgException refused
                && refused.getSqlState() != null
                && REFUSALS.stream().anyMatch(refused.getSqlState()::startsWith);
    }

    /** Not the text of just any exception, which may quote the data. */
    private static String reason(Throwable thrown) {
        if (thrown instanceof UnreadableRecord unreadable) {
            return unreadable.getMessage();
        }
        return thrown instanceof PgException refused
                ? "the database refused it, SQL state " + refused.getSqlState()
                : thrown.getClass().getName();
    }
}
