package id.bengkel.reminder.message;

import id.bengkel.reminder.starsender.SendResult;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends a message while somebody waits for the provider's word. Such a message is never queued: whoever asked tries again
 * himself. It is under the same policy as those of the queue.
 */
@Singleton
public class DirectSending {

    /** Nobody is kept waiting for the database when the provider has spoken. */
    private static final Duration WRITING = Duration.ofSeconds(2);

    private final MessageQueue queue;
    private final Sending sending;
    private final ChannelRest rest;
    private final DispatchConfig config;
    private final Pace pace;
    private final Starts starts;
    private final Vertx vertx;

    DirectSending(
            MessageQueue queue,
            Sending sending,
            ChannelRest rest,
            DispatchConfig config,
            Pace pace,
            Starts starts,
            Vertx vertx) {
        this.queue = queue;
        this.sending = sending;
        this.rest = rest;
        this.config = config;
        this.pace = pace;
        this.starts = starts;
        this.vertx = vertx;
    }

    /** Adds the message and sends it at once. Fails only without a database; see {@link Delivery#orFail}. */
    public Uni<Delivery> send(NewMessage message) {
        Optional<SendResult> hindrance = rest.hindrance();
        if (hindrance.isPresent()) {
            return cancelled(message, hindrance.get());
        }
        Context context = vertx.getOrCreateContext();
        return lasting(pace.isFree() ? sent(message) : sentInTurn(message)).emitOn(MutinyHelper.executor(context));
    }

    private Uni<Delivery> cancelled(NewMessage message, SendResult hindrance) {
        return queue.addCancelled(message, hindrance.reason())
                .map(id -> new Delivery(id, MessageStatus.cancelled, hindrance));
    }

    private Uni<Delivery> sentInTurn(NewMessage message) {
        UUID start = UUID.randomUUID();
        return starts.take(start, Instant.now().plus(config.longestWait()))
                .flatMap(taken -> taken ? sent(message).eventually(() -> ended(start)) : cancelled(message, tooFast()));
    }

    private Uni<?> ended(UUID start) {
        return pace.isOneByOne() ? starts.end(start) : Uni.createFrom().voidItem();
    }

    private SendResult tooFast() {
        return new SendResult.Throttled(pace.longest(), "Batas kecepatan pengiriman tercapai");
    }

    private Uni<Delivery> sent(NewMessage message) {
        return queue.addClaimed(message, config.lease()).flatMap(claim -> Uni.createFrom()
                .completionStage(() -> sending.send(claim, result -> Verdict.atOnce(claim, result)))
                .call(() -> sending.written(WRITING))
                .map(result -> Delivery.of(Verdict.atOnce(claim, result), result)));
    }

    /**
     * Goes on when the caller has left: a message that is claimed and not sent would be in doubt, and a start that is taken
     * is over only when its message is.
     */
    private static <T> Uni<T> lasting(Uni<T> work) {
        return Uni.createFrom().emitter(caller -> work.subscribe().with(caller::complete, caller::fail));
    }
}
