package id.bengkel.reminder.vehicle;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Waits for the copy of the vehicles to catch up with what was published: who enters a visit and then asks for reminders
 * means that visit, too. Knows of the partitions of all replicas.
 */
@Singleton
public class CatchUp {

    /** The largest import is known by then. Further behind, after an outage, reminders go by what is known. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** What Kafka may take to answer: while it is away reminders wait so long, and not the whole patience. */
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Admin kafka;
    private final String topic;
    private final String group;

    CatchUp(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "mp.messaging.incoming.vehicle-changed.topic") String topic,
            @ConfigProperty(name = "mp.messaging.incoming.vehicle-changed.group.id") String group) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put("default.api.timeout.ms", (int) ANSWER.toMillis());
        settings.put("request.timeout.ms", (int) ANSWER.toMillis());
        this.kafka = Admin.create(settings);
        this.topic = topic;
        this.group = group;
    }

    /** Completes, in the caller's context, when all that is published now is known, or after ten seconds; never fails. */
    public Uni<Void> withVehicles() {
        Executor caller = MutinyHelper.executor(Vertx.currentContext());
        return published()
                .flatMap(this::known)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem((Void) null)
                .onFailure()
                .recoverWithNull()
                .emitOn(caller);
    }

    private Uni<Void> known(Map<TopicPartition, Long> published) {
        return taken().repeat()
                .withDelay(LOOK_AGAIN)
                .until(taken -> published.entrySet().stream()
                        .allMatch(end -> end.getValue() == 0
                                || taken.containsKey(end.getKey())
                                        && taken.get(end.getKey()).offset() >= end.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Map<TopicPartition, Long>> published() {
        return uni(kafka.describeTopics(List.of(topic)).topicNameValues().get(topic))
                .flatMap(description ->
                        uni(kafka.listOffsets(latest(description)).all()))
                .map(ends -> ends.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue()
                        .offset())));
    }

    private Map<TopicPartition, OffsetSpec> latest(TopicDescription description) {
        return IntStream.range(0, description.partitions().size())
                .boxed()
                .collect(Collectors.toMap(number -> new TopicPartition(topic, number), number -> OffsetSpec.latest()));
    }

    private Uni<Map<TopicPartition, OffsetAndMetadata>> taken() {
        return Uni.createFrom()
                .deferred(() -> uni(kafka.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
    }

    private static <T> Uni<T> uni(KafkaFuture<T> future) {
        return Uni.createFrom().completionStage(future.toCompletionStage());
    }

    @PreDestroy
    void close() {
        kafka.close(Duration.ZERO);
    }
}
