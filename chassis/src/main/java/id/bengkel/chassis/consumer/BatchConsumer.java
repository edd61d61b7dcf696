package id.bengkel.chassis.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Takes the batches of a channel. One is done when every record of it is taken or a dead letter; until then it is tried
 * again and again, and its offsets stay uncommitted.
 *
 * <p>The channel delivers batches of bytes and commits nothing itself: {@code batch=true}, the two
 * {@code ByteArrayDeserializer}s, {@code cloud-events=false}, {@code enable.auto.commit=false} and
 * {@code commit-strategy=ignore}. The usual strategies give up on a record that is not done within a minute; an outage may
 * last longer.
 */
public final class BatchConsumer<T> {

    private static final Logger LOG = Logger.getLogger(BatchConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Data exception, integrity constraint violation: the same data will fail the same way. */
    private static final List<String> REFUSALS = List.of("22", "23");

    private final String channel;
    private final KafkaClientService kafka;
    private final Reader<T> reader;
    private final Function<List<T>, Uni<Void>> taker;
    private final Function<List<DeadLetter>, Uni<Void>> cemetery;
    private final Counter buried;
    private volatile boolean stuck;

    /** Makes an event of a record, believing nothing of it. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecord;
    }

    private record Delivery<T>(ConsumerRecord<byte[], byte[]> record, T event) {}

    /**
     * @param taker takes all of the events or, when it fails, none; one that comes again changes nothing
     * @param cemetery keeps what cannot be taken, see {@link DeadLetters}
     */
    public BatchConsumer(
            String channel,
            KafkaClientService kafka,
            Reader<T> reader,
            Function<List<T>, Uni<Void>> taker,
            Function<List<DeadLetter>, Uni<Void>> cemetery) {
        this.channel = channel;
        this.kafka = kafka;
        this.reader = reader;
        this.taker = taker;
        this.cemetery = cemetery;
        this.buried = Metrics.counter("bengkel.dead.letters", "channel", channel);
    }

    /** Takes a batch and commits its offsets. Never fails. */
    public Uni<Void> take(ConsumerRecords<byte[], byte[]> batch) {
        return take((Iterable<ConsumerRecord<byte[], byte[]>>) batch).chain(() -> commit(batch));
    }

    /** Takes records in their order, and answers those that became dead letters. Never fails. */
    public Uni<List<DeadLetter>> take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        List<Delivery<T>> readable = new ArrayList<>();
        List<DeadLetter> unreadable = new ArrayList<>();
        for (var record : records) {
            try {
                readable.add(new Delivery<>(record, reader.read(record)));
            } catch (UnreadableRecord | RuntimeException failure) {
                unreadable.add(DeadLetter.of(record, failure));
            }
        }
        return take(readable)
                .map(refused ->
                        Stream.concat(unreadable.stream(), refused.stream()).toList())
                .call(this::bury);
    }

    /** What the database refuses is looked for by halves, so that one record cannot hold up the others. */
    private Uni<List<DeadLetter>> take(List<Delivery<T>> deliveries) {
        if (deliveries.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<T> events = deliveries.stream().map(Delivery::event).toList();
        return insist(Uni.createFrom().deferred(() -> taker.apply(events)), thrown -> !isRefusal(thrown))
                .replaceWith(List.<DeadLetter>of())
                .onFailure(BatchConsumer::isRefusal)
                .recoverWithUni(refusal -> deliveries.size() == 1
                        ? Uni.createFrom()
                                .item(List.of(DeadLetter.of(deliveries.get(0).record(), refusal)))
                        : takeHalves(deliveries));
    }

    private Uni<List<DeadLetter>> takeHalves(List<Delivery<T>> deliveries) {
        int middle = deliveries.size() / 2;
        return take(deliveries.subList(0, middle)).flatMap(refused -> take(deliveries.subList(
                        middle, deliveries.size()))
                .map(more -> Stream.concat(refused.stream(), more.stream()).toList()));
    }

    private Uni<Void> bury(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        buried.increment(letters.size());
        DeadLetter first = letters.get(0);
        LOG.warnf(
                "%d records become dead letters, first %s-%d@%d: %s",
                letters.size(),
                first.record().topic(),
                first.record().partition(),
                first.record().offset(),
                first.reason());
        return insist(Uni.createFrom().deferred(() -> cemetery.apply(letters)), thrown -> true);
    }

    /** What cannot be committed, in the middle of a rebalance say, is delivered again, and changes nothing. */
    private Uni<Void> commit(ConsumerRecords<byte[], byte[]> batch) {
        Map<TopicPartition, OffsetAndMetadata> next = batch.partitions().stream()
                .collect(Collectors.toMap(Function.identity(), partition -> behind(batch.records(partition))));
        return kafka.getConsumer(channel)
                .commit(next)
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "Not committed: %s", next))
                .onFailure()
                .recoverWithNull();
    }

    private static OffsetAndMetadata behind(List<ConsumerRecord<byte[], byte[]>> records) {
        return new OffsetAndMetadata(records.get(records.size() - 1).offset() + 1);
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
            LOG.warn("Taking " + channel + " waits: " + DeadLetter.reason(cause));
        }
    }

    private void noteSuccess() {
        if (stuck) {
            stuck = false;
            LOG.info("Taking " + channel + " goes on");
        }
    }

    private static boolean isRefusal(Throwable thrown) {
        return thrown instanceof PgException refused
                && refused.getSqlState() != null
                && REFUSALS.stream().anyMatch(refused.getSqlState()::startsWith);
    }
}
