package id.bengkel.reminder.message;

import id.bengkel.chassis.flight.Flights;
import id.bengkel.chassis.trace.Trace;
import id.bengkel.reminder.starsender.SendResult;
import id.bengkel.reminder.starsender.StarSender;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Hands claimed messages to the provider, and writes down what came of them. */
@Singleton
class Sending {

    private final StarSender starSender;
    private final ChannelRest rest;
    private final MessageSentRelay relay;
    private final Flights<Verdict> flights;
    private volatile Runnable room = () -> {};

    Sending(MessageQueue queue, StarSender starSender, ChannelRest rest, MessageSentRelay relay, Vertx vertx) {
        this.starSender = starSender;
        this.rest = rest;
        this.relay = relay;
        this.flights = new Flights<>(vertx, "Writing down results", Duration.ZERO, queue::settle, this::goOn);
    }

    /** How many are sent or being sent, and not yet written down. */
    int inFlight() {
        return flights.inFlight();
    }

    /** What to do whenever fewer are in flight. */
    void whenThereIsRoom(Runnable action) {
        room = action;
    }

    /**
     * Sends one message; goes on whether or not anybody waits for it.
     *
     * @param judgement what a result makes of the message
     * @return what the provider said, as soon as it has; it is written down soon after, see {@link #written}
     */
    CompletableFuture<SendResult> send(Claim claim, Function<SendResult, Verdict> judgement) {
        CompletableFuture<SendResult> answer = new CompletableFuture<>();
        flights.begin(1);
        Trace.goOn(claim.trace(), () -> starSender.send(claim.content()))
                .subscribe()
                .with(result -> {
                    rest.note(result);
                    flights.end(judgement.apply(result));
                    answer.complete(result);
                });
        return answer;
    }

    /** Completes when everything answered so far is written down, or at the limit: then it will be as soon as possible. */
    Uni<Void> written(Duration limit) {
        return flights.written(limit);
    }

    private Uni<Void> goOn(Void written) {
        room.run();
        relay.wake();
        return Uni.createFrom().voidItem();
    }

    /** Lets what is in flight land. */
    void land(Duration grace) {
        flights.land(grace);
    }

    /** Writes down what has landed. */
    void stop(Duration grace) {
        flights.stop(grace);
    }
}
