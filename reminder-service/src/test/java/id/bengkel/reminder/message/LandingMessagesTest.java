package id.bengkel.reminder.message;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.local.test.TestServers;
import id.bengkel.reminder.ReminderWorld;
import id.bengkel.reminder.starsender.SendResult;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica sends from a queue of its own while something happens to it. */
@QuarkusTest
@WithTestResource(TestServers.class)
class LandingMessagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WAITING = 8;

    @Inject
    ReminderWorld world;

    @Inject
    ReplicaFactory factory;

    @Inject
    DispatchConfig config;

    @BeforeEach
    void clear() {
        world.clear();
        factory.clear();
    }

    @AfterEach
    void stop() {
        factory.stop();
    }

    @Test
    void aMessageKeepsItsPlaceUntilItsResultIsWrittenDown() {
        // Given
        moreThanFitInFlight();

        // When
        factory.whileNothingIsWrittenDown(() -> {
            replicaAtWork();
            await().during(Duration.ofMillis(600)).until(() -> world.sentInAll() == config.concurrency());
        });

        // Then
        await().atMost(PATIENCE).until(() -> factory.count("status = 'sent'") == config.concurrency() + WAITING);
    }

    @Test
    void aResultThatComesAgainCountsForNothingOnceTheMessageIsClaimedAnew() {
        // Given
        Claim claim =
                factory.queue().addClaimed(message(1), config.lease()).await().atMost(PATIENCE);
        List<Verdict> down = List.of(Verdict.of(claim, new SendResult.ChannelDown("Device not connected"), config));
        factory.queue().settle(down).await().atMost(PATIENCE);
        assertEquals(1, factory.count("status = 'queued' AND attempts = 0"));
        factory.execute(
                "UPDATE message SET status = 'sending', attempts = 1, lease_until = now() + interval '1 minute'");

        // When
        factory.queue().settle(down).await().atMost(PATIENCE);

        // Then
        assertEquals(1, factory.count("status = 'sending'"));
    }

    @Test
    void aResultThatComesAfterTheLeaseIsStillTheTruth() {
        // Given
        Claim claim =
                factory.queue().addClaimed(message(1), Duration.ZERO).await().atMost(PATIENCE);
        await().atMost(PATIENCE).until(() -> factory.queue().expire().await().atMost(PATIENCE) == 1);

        // When
        factory.queue()
                .settle(List.of(Verdict.of(claim, new SendResult.Accepted("1", "Success"), config)))
                .await()
                .atMost(PATIENCE);

        // Then
        assertEquals(1, factory.count("status = 'sent'"));
    }

    @Test
    void atTheEndWhatIsInFlightLandsAndNothingMoreIsTaken() throws InterruptedException {
        // Given
        moreThanFitInFlight();
        var end = new AtomicReference<Thread>();

        // When
        factory.whileNothingIsWrittenDown(() -> {
            var dispatcher = replicaAtWork().dispatcher();
            end.set(new Thread(() -> dispatcher.land(new ShutdownDelayInitiatedEvent())));
            end.get().start();
            await().atMost(PATIENCE).until(() -> end.get().getState() == Thread.State.TIMED_WAITING);
        });
        end.get().join();

        // Then
        assertEquals(config.concurrency(), factory.count("status = 'sent'"));
        assertEquals(WAITING, factory.count("status = 'queued'"));
        assertEquals(config.concurrency(), world.sentInAll());
    }

    @Test
    void whileTheDeviceIsGoneNothingIsEvenTried() {
        // Given
        factory.clockAt("2026-03-01T12:00:00+07:00");
        DirectSending direct = factory.replica(PolicyTest.policy(0, null, null)).direct();
        world.providerFault("{\"provider\":\"starsender\",\"success_false\":\"Device not connected\"}");
        assertEquals(
                MessageStatus.failed,
                direct.send(message(1)).await().atMost(PATIENCE).status());
        world.providerRecovers();

        // When
        Delivery delivery = direct.send(message(2)).await().atMost(PATIENCE);

        // Then
        assertEquals(MessageStatus.cancelled, delivery.status());
        assertEquals(1, factory.count("status = 'cancelled' AND attempts = 0"));
        assertEquals(0, world.sentInAll());
        factory.clockAt("2026-03-01T12:00:30+07:00");
        assertEquals(
                MessageStatus.sent,
                direct.send(message(3)).await().atMost(PATIENCE).status());
    }

    /** Later the provider's client is closed, and what is in flight is lost. */
    @Test
    void theEndBeginsWhileTheProvidersClientIsStillOpen() {
        // When
        var observers = Arc.container().beanManager().resolveObserverMethods(new ShutdownDelayInitiatedEvent());

        // Then
        assertTrue(observers.stream().anyMatch(observer -> observer.getBeanClass() == Dispatcher.class));
    }

    private void moreThanFitInFlight() {
        IntStream.range(0, config.concurrency() + WAITING)
                .forEach(i -> factory.queue().add(message(i)).await().atMost(PATIENCE));
    }

    /** Returns when all that fit are in flight. */
    private ReplicaFactory.Replica replicaAtWork() {
        ReplicaFactory.Replica replica = factory.replica(PolicyTest.policy(0, null, null));
        await().atMost(PATIENCE).until(() -> world.sentInAll() == config.concurrency());
        return replica;
    }

    private static NewMessage message(int number) {
        return NewMessage.text(
                MessageKind.direct, PhoneNumber.of("628123456789"), "Pesan " + number, Recipient.UNKNOWN);
    }
}
