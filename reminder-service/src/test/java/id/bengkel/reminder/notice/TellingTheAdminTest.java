package id.bengkel.reminder.notice;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.local.test.TestServers;
import id.bengkel.reminder.ReminderWorld;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class TellingTheAdminTest {

    private static final String ADMIN = "6281100000001";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-yyyy");

    @Inject
    ReminderWorld world;

    @BeforeEach
    void clear() {
        QuarkusMock.installMockForType(new AdminPhone(Optional.of(ADMIN)), AdminPhone.class);
        world.clear();
    }

    @Test
    void afterARunTheAdminReadsWhatBecameOfIt() {
        // Given
        world.known(
                world.vehicleDue(world.today()),
                world.vehicleDue(world.today().plusDays(1)),
                world.vehicleDue(world.today()).owner("Tanpa Nomor", null));

        // When
        world.runReminders();

        // Then
        String notice = theOnlyNotice();
        assertTrue(
                notice.startsWith("Laporan pengingat service\nTanggal: " + DATE.format(world.today()) + " "), notice);
        assertTrue(
                notice.endsWith(
                        """
                        Penerima: customer terdaftar
                        Terkirim: 2
                        Gagal: 0
                        Dilewati: 1
                        Tidak pasti: 0
                        Tingkat keberhasilan: 100,0%"""),
                notice);
    }

    @Test
    void aNoticeIsNoReminderAndNobodyElseIsToldOfIt() {
        // Given
        world.known(world.vehicleDue(world.today()));

        // When
        world.runReminders();

        // Then
        theOnlyNotice();
        world.agent()
                .get("/reminder-runs")
                .then()
                .body("size()", equalTo(1))
                .body("[0].total", equalTo(1))
                .body("[0].counts.sent", equalTo(1));
        await().atMost(PATIENCE)
                .until(() -> world.count("SELECT count(*) FROM message WHERE published_at IS NOT NULL") == 1);
        assertEquals(1, world.count("SELECT count(*) FROM message WHERE kind = 'admin' AND published_at IS NULL"));
    }

    @Test
    void aRunOfWhichNothingWentOutIsAnAlert() {
        // Given
        world.known(world.vehicleDue(world.today()));
        world.providerFault("{\"provider\":\"starsender\",\"success_false\":\"Invalid number\"}");

        // When
        world.runReminders();

        // Then
        await().atMost(PATIENCE)
                .until(() -> world.count("SELECT count(*) FROM message WHERE kind = 'admin'"
                                + " AND body LIKE 'PERINGATAN: tidak ada pengingat%Tingkat keberhasilan: 0,0%'")
                        == 1);
    }

    @Test
    void aRunThatHangsIsToldOnce() {
        // Given
        UUID run = UUID.randomUUID();

        // When
        world.execute(
                "INSERT INTO reminder_run (id, trigger, kind, days_threshold, only_active, day, status, total_customers,"
                        + " lease_until, started_at)"
                        + " VALUES ($1, 'scheduled', 'manual', 3, true, $2, 'planning', 9, now() + interval '1 h',"
                        + " now() - interval '3 h')",
                run,
                world.today());

        // Then
        String notice = theOnlyNotice();
        assertTrue(notice.startsWith("PERINGATAN: pengingat service belum selesai"), notice);
        assertEquals(1, world.count("SELECT count(*) FROM reminder_run WHERE overdue_since IS NOT NULL"));
    }

    @Test
    void daysWithoutARunAreToldTogetherAndOnce() {
        // Given: yesterday's run is over at one, and today's time is always to come
        LocalTime time = LocalTime.of(23, 59);
        world.awayFrom(LocalTime.of(1, 0));

        // When
        world.dailyRunAt(time, Duration.ofHours(60));

        // Then
        String notice = theOnlyNotice();
        assertTrue(notice.startsWith("PERINGATAN: pengingat service otomatis tidak berjalan pada "), notice);
        assertTrue(notice.contains(DATE.format(world.today().minusDays(2))), notice);
        List<String> statuses = world.agent().get("/reminder-runs").jsonPath().getList("status");
        assertTrue(!statuses.isEmpty() && statuses.stream().allMatch("missed"::equals), statuses.toString());
    }

    /** Waits for it, and makes sure that no second one is on its way. */
    private String theOnlyNotice() {
        await().atMost(PATIENCE).until(() -> !world.sentTo(ADMIN).isEmpty());
        assertEquals(1, world.count("SELECT count(*) FROM message WHERE kind = 'admin'"));
        return (String) world.sentTo(ADMIN).get(0).get("body");
    }
}
