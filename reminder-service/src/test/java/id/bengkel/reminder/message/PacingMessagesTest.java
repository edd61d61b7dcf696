package id.bengkel.reminder.message;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.local.test.TestServers;
import id.bengkel.reminder.ReminderWorld;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several replicas with a policy of their own, on a queue of their own. */
@QuarkusTest
@WithTestResource(TestServers.class)
class PacingMessagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BUDI = "628123456789";
    /** What the way to the provider may take more at one time than at another. */
    private static final long JITTER = 60;

    @Inject
    ReminderWorld world;

    @Inject
    ReplicaFactory factory;

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
    void threeReplicasTogetherKeepTheRate() {
        // Given
        queue(15);

        // When
        replicas(3, 600, null);

        // Then
        await().atMost(PATIENCE).until(() -> factory.count("status = 'sent'") == 15);
        assertEquals(15, world.sentTo(BUDI).size());
        List<Instant> starts = factory.starts();
        assertEquals(15, starts.size());
        IntStream.range(1, 15)
                .mapToObj(i -> Duration.between(starts.get(i - 1), starts.get(i)))
                .forEach(gap -> assertTrue(gap.toMillis() >= 100, starts::toString));
    }

    @Test
    void withAPauseAMessageIsOverBeforeTheNextOneOfAnyReplica() {
        // Given
        queue(5);
        world.providerFault("{\"provider\":\"starsender\",\"latency_ms\":150}");

        // When
        replicas(3, 0, "100ms-200ms");

        // Then
        List<Instant> times = timesOfAll(5);
        IntStream.range(1, 5)
                .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
                .forEach(gap -> assertTrue(gap.toMillis() >= 250 - JITTER, times::toString));
    }

    @Test
    void aPersonIsServedBeforeTheQueue() {
        // Given
        replicas(3, 1, null);
        factory.execute("UPDATE sending_pace SET next_at = now() + interval '1 hour'");
        var asked = factory.patientReplica(PolicyTest.policy(1, null, null))
                .direct()
                .send(message(100))
                .subscribeAsCompletionStage();
        await().atMost(PATIENCE).until(factory::isStartWanted);
        queue(1);

        // When: his wish lasts a second by itself, which may be over on a busy machine before he asks again
        factory.execute("UPDATE sending_pace SET next_at = now(), wanted_until = wanted_until + interval '1 minute'");
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            factory.wakeAll();
            return asked.isDone();
        });

        // Then
        assertEquals(MessageStatus.sent, asked.join().status());
        assertEquals(1, factory.count("status = 'queued'"));
    }

    @Test
    void withAPauseAMessageIsOverBeforeTheNextOneEvenWhenItsSenderHasLeft() {
        // Given
        world.providerFault("{\"provider\":\"starsender\",\"latency_ms\":800}");
        var asked = factory.replica(PolicyTest.policy(0, "1ms", null))
                .direct()
                .send(message(100))
                .subscribe()
                .with(delivery -> {});
        await().atMost(PATIENCE).until(() -> factory.count("attempts = 1") == 1);

        // When
        asked.cancel();
        queue(1);

        // Then
        List<Instant> times = timesOfAll(2);
        assertTrue(Duration.between(times.get(0), times.get(1)).toMillis() >= 800 - JITTER, times::toString);
    }

    @Test
    void whoGetsNoTurnInTimeIsToldWhenToComeBack() {
        // Given
        factory.execute("UPDATE sending_pace SET next_at = now() + interval '1 minute'");
        ReplicaFactory.Replica replica = factory.replica(PolicyTest.policy(1, null, null));

        // When
        Delivery delivery = replica.direct().send(message(1)).await().atMost(PATIENCE);

        // Then
        assertEquals(MessageStatus.cancelled, delivery.status());
        assertEquals(1, factory.count("status = 'cancelled' AND attempts = 0"));
        assertEquals(0, world.sentInAll());
    }

    @Test
    void inQuietHoursRemindersWaitForTheMorningAndOthersDoNot() {
        // Given
        LocalDate today = LocalDate.of(2026, 3, 1);
        factory.clockAt("2026-03-01T21:00:00+07:00");
        factory.reminder(today, today.plusDays(1));
        queue(1);
        ReplicaFactory.Replica replica = factory.replica(PolicyTest.policy(0, null, "20:00-07:00"));
        await().atMost(PATIENCE).until(() -> factory.count("status = 'sent'") == 1);
        assertEquals(1, factory.count("status = 'queued' AND reminder_day IS NOT NULL"));

        // When
        factory.clockAt("2026-03-02T07:00:00+07:00");
        replica.late().moveOn().await().atMost(PATIENCE);

        // Then
        await().atMost(PATIENCE).until(() -> factory.count("status = 'sent'") == 2);
        assertEquals(1, factory.count("reminder_day = '2026-03-02'"));
    }

    @Test
    void aReminderIsTooLateWhenTheServiceIsPastOrANewerOneIsThere() {
        // Given
        LocalDate day = LocalDate.of(2026, 3, 1);
        factory.clockAt("2026-03-02T21:00:00+07:00");
        factory.reminder(day, day);
        factory.reminder(day, day.plusDays(2));
        factory.reminderOfSameVehicle(day.plusDays(1), day.plusDays(2));

        // When
        factory.replica(PolicyTest.policy(0, null, "20:00-07:00"))
                .late()
                .moveOn()
                .await()
                .atMost(PATIENCE);

        // Then
        await().atMost(PATIENCE).until(() -> factory.count("reminder_day < '2026-03-02' AND status = 'queued'") == 0);
        assertEquals(1, factory.count("status = 'cancelled' AND error = 'Tanggal servis sudah lewat'"));
        assertEquals(1, factory.count("status = 'cancelled' AND error = 'Ada pengingat yang lebih baru'"));
        assertEquals(1, factory.count("status = 'queued' AND reminder_day = '2026-03-02'"));
    }

    @Test
    void inTheLastMomentOfItsDayNoReminderIsBegunThatMayArriveOnTheNext() {
        // Given
        LocalDate day = LocalDate.of(2026, 3, 1);
        factory.clockAt("2026-03-01T23:59:58+07:00");
        factory.reminder(day, day.plusDays(1));
        queue(1);
        ReplicaFactory.Replica replica = factory.replica(PolicyTest.policy(0, null, null));
        await().atMost(PATIENCE).until(() -> factory.count("status = 'sent'") == 1);
        assertEquals(1, factory.count("status = 'queued' AND reminder_day IS NOT NULL"));

        // When
        factory.clockAt("2026-03-02T00:00:00+07:00");
        replica.late().moveOn().await().atMost(PATIENCE);

        // Then
        await().atMost(PATIENCE).until(() -> factory.count("status = 'sent' AND reminder_day = '2026-03-02'") == 1);
    }

    @Test
    void overMidnightReplicasWhoseClocksDifferSendEachReminderOnce() {
        // Given
        LocalDate day = LocalDate.of(2026, 3, 1);
        factory.clockAt("2026-03-01T23:59:30+07:00");
        IntStream.range(0, 60).forEach(i -> factory.reminder(day, day.plusDays(1)));
        world.providerFault("{\"provider\":\"starsender\",\"latency_ms\":50}");

        // When
        ReplicaFactory.Replica inTime = factory.replica(PolicyTest.policy(2400, null, null));
        ReplicaFactory.Replica fast = factory.replica(PolicyTest.policy(2400, null, null), Duration.ofMinutes(1));
        fast.late().moveOn().await().atMost(PATIENCE);
        inTime.late().moveOn().await().atMost(PATIENCE);
        factory.whileLocked("SELECT FROM sending_pace FOR UPDATE", () -> {
            factory.reminder(day, day.plusDays(1));
            fast.late().moveOn().await().atMost(PATIENCE);
        });

        // Then
        await().atMost(PATIENCE).until(() -> factory.count("status = 'sent' AND attempts = 1") == 61);
        assertEquals(61, world.sentInAll());
        assertTrue(factory.count("reminder_day = '2026-03-02'") > 0);
    }

    @Test
    void aReminderThatIsBeingTakenAtMidnightStaysWithWhoeverTakesIt() {
        // Given
        LocalDate day = LocalDate.of(2026, 3, 1);
        factory.clockAt("2026-03-02T00:00:00+07:00");
        LateReminders late =
                factory.replica(PolicyTest.policy(0, null, "20:00-07:00")).late();

        // When
        factory.reminder(day, day.plusDays(1));
        factory.whileLocked(
                "UPDATE message SET status = 'sending', lease_until = now() + interval '1 hour'",
                () -> late.moveOn().await().atMost(PATIENCE));

        // Then
        assertEquals(1, factory.count("status = 'sending'"));
    }

    @Test
    void aDeviceThatIsGoneForAWhileLosesNothingDoublesNothingAndCostsNoTries() {
        // Given
        world.providerFault("{\"provider\":\"starsender\",\"success_false\":\"Device not connected\"}");
        queue(40);
        replicas(2, 0, null);
        await().atMost(PATIENCE).until(() -> factory.count("status = 'queued' AND error IS NOT NULL") > 0);

        // When
        world.providerRecovers();

        // Then
        assertEquals(40, timesOfAll(40).size());
        assertEquals(40, factory.count("status = 'sent' AND attempts = 1"));
    }

    private void replicas(int number, int rate, String pause) {
        IntStream.range(0, number).forEach(i -> factory.replica(PolicyTest.policy(rate, pause, null)));
    }

    private void queue(int messages) {
        IntStream.range(0, messages)
                .forEach(i -> factory.queue().add(message(i)).await().atMost(PATIENCE));
    }

    private static NewMessage message(int number) {
        return NewMessage.text(MessageKind.direct, PhoneNumber.of(BUDI), "Pesan " + number, Recipient.UNKNOWN);
    }

    private List<Instant> timesOfAll(int messages) {
        await().atMost(PATIENCE).until(() -> factory.count("status = 'sent'") == messages);
        List<Instant> times = world.sentTo(BUDI).stream()
                .map(message -> Instant.parse((String) message.get("received_at")))
                .sorted()
                .toList();
        assertEquals(messages, times.size());
        return times;
    }
}
