package id.bengkel.local.launcher;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service whose program is missing, so that each of its processes ends at once. */
class WatchedServiceTest {

    private static final Replica REPLICA = new Replica(Service.REPORT, 1, "127.0.0.1", 8083);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final SetClock clock = new SetClock();
    private DataFolder data;
    private Reaper reaper;
    private WatchedService service;

    @BeforeEach
    void startAndLetItEnd() {
        data = DataFolder.open(folder);
        reaper = Reaper.start(data, false);
        var process = new ServiceProcess(REPLICA, Path.of("missing.jar"), data, Map.of());
        var out = new PrintStream(console, true, StandardCharsets.UTF_8);
        service = new WatchedService(process, reaper, new Console(out, clock), clock);
        service.start();
        awaitEnd();
    }

    @AfterEach
    void close() {
        reaper.close();
        data.close();
    }

    @Test
    void itsEndIsReportedWithTheExitCodeAndTheLog() {
        assertTrue(service.look(false));

        var report = console.toString(StandardCharsets.UTF_8);
        assertTrue(report.contains("report ENDED with exit code 1"), report);
        assertTrue(report.contains(data.logs().resolve("report.log").toString()), report);
    }

    @Test
    void whileItKeepsEndingThePausesGrowUpToHalfAMinute() {
        var pauses = new ArrayList<Long>();
        for (var end = 0; end < 7; end++) {
            service.look(false);
            var ended = clock.instant();
            while (!service.look(false)) {
                clock.now = clock.now.plusSeconds(1);
            }
            pauses.add(Duration.between(ended, clock.instant()).toSeconds());
            awaitEnd();
        }

        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L), pauses);
    }

    @Test
    void heldItRestsUntilItIsLetGoAndThenStartsAtOnce() {
        assertTrue(service.look(true));
        assertFalse(service.look(true));
        assertTrue(service.look(false));

        var report = console.toString(StandardCharsets.UTF_8);
        assertTrue(report.endsWith("report is held.\n"), report);
    }

    @Test
    void whatPeopleWantOfItAloneIsReadWheneverItStarts() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("settings")).resolve("report"), "JDK_JAVA_OPTIONS=-Da=b");

        service.start();
        awaitEnd();

        assertTrue(service.process().endOfLog().contains("Picked up JDK_JAVA_OPTIONS: -Da=b"));
    }

    @Test
    void anEndDuringTheStartOfTheStackIsToldWithTheEndOfTheLog() {
        var failure = assertThrows(CannotStart.class, service::lookAtStart);

        assertTrue(failure.getMessage().contains("report ended with exit code 1"), failure.getMessage());
        assertTrue(failure.getMessage().contains("Unable to access jarfile missing.jar"), failure.getMessage());
        assertFalse(service.isReady());
    }

    @Test
    void whoeverHasTakenItsPortDoesNotMakeItReady() throws IOException {
        var stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/q/health/ready", question -> question.sendResponseHeaders(200, -1));
        stranger.start();
        try {
            var replica = new Replica(
                    Service.REPORT, 2, "127.0.0.1", stranger.getAddress().getPort());

            assertFalse(new ServiceProcess(replica, Path.of("missing.jar"), data, Map.of()).saysReady());
        } finally {
            stranger.stop(0);
        }
    }

    private void awaitEnd() {
        await().until(() -> service.process().hasEnded());
    }

    private static final class SetClock extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
