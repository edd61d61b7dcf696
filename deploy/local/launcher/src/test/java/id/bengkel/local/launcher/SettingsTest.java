package id.bengkel.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void withoutVariablesTheUsualPortsAreTaken() {
        var settings = settings(Map.of());

        assertEquals(8080, settings.port());
        assertEquals(8090, settings.sandboxPort());
        assertEquals("127.0.0.1", settings.host());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "65536", "808O"})
    void whatIsNoPortIsRefusedByName(String port) {
        var failure = assertThrows(CannotStart.class, () -> settings(Map.of("BENGKEL_SANDBOX_PORT", port))
                .sandboxPort());

        assertTrue(failure.getMessage().startsWith("BENGKEL_SANDBOX_PORT"));
    }

    @Test
    void dataLiveInTheHomeFolder() {
        assertEquals(
                folder.resolve(".bengkel"),
                settings(Map.of("HOME", folder.toString())).usualData());
    }

    @Test
    void dataLiveInTheCheckoutWhenThereIsNoHome() {
        assertEquals(
                folder.resolve("deploy/local/target/data"),
                settings(Map.of("HOME", "/nonexistent")).usualData());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"seven77", "sebuah-kata-sandi-yang-jauh-terlalu-panjang-untuk-siapa-pun-yang-mau-mengetiknya"})
    void anAdminPasswordThatTheGatewayWouldRefuseIsRefusedAtOnce(String password) {
        assertThrows(CannotStart.class, () -> settings(Map.of("BENGKEL_ADMIN_PASSWORD", password))
                .adminPassword());
    }

    @Test
    void todayIsTheDayInTheWorkshop() {
        var clock = Clock.fixed(Instant.parse("2026-01-31T18:00:00Z"), ZoneOffset.UTC);

        assertEquals(LocalDate.of(2026, 2, 1), settings(Map.of()).today(clock));
        assertEquals(
                LocalDate.of(2026, 1, 31),
                settings(Map.of("BENGKEL_TIMEZONE", "UTC")).today(clock));
    }

    @Test
    void onlyAKeyThatIsSetLeadsToARealProvider() {
        assertEquals(List.of(), settings(Map.of("STARSENDER_API_KEY", " ")).realProviders());
        assertEquals(
                List.of("STARSENDER_API_KEY", "WHAPI_TOKEN"),
                settings(Map.of("STARSENDER_API_KEY", "a", "WHAPI_TOKEN", "b")).realProviders());
    }

    private Settings settings(Map<String, String> environment) {
        return new Settings(environment, folder);
    }
}
