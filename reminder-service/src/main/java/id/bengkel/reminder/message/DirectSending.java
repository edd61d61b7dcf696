package id.bengkel.reminder.message;

import id.bengkel.reminder.starsender.SendResult;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

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

    DirectSending(MessageQueue queue, Sending sending, ChannelRest rest, DispatchConfig config) {
        this.queue = queue;
        this.sending = sending;
        this.rest = rest;
        this.config = config;
    }

    /** Adds the message and sends it at once. Fails only without a database; see {@link Delivery#orFail}. */
    public Uni<Delivery> send(NewMessage message) {
        Optional<SendResult> hindrance = rest.hindrance();
        return hindrance.isPresent()
                ? cancelled(message, hindrance.get())
                : queue.addClaimed(message, config.lease()).flatMap(this::sent);
    }

    private Uni<Delivery> cancelled(NewMessage message, SendResult hindrance) {
        return queue.addCancelled(message, hindrance.reason())
                .map(id -> new Delivery(id, MessageStatus.cancelled, hindrance));
    }

    private Uni<Delivery> sent(Claim claim) {
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(() -> sending.send(claim, result -> Verdict.atOnce(claim, result)))
                .call(() -> sending.written(WRITING))
                .map(result -> Delivery.of(Verdict.atOnce(claim, result), result))
                .emitOn(MutinyHelper.executor(context));
    }
}
