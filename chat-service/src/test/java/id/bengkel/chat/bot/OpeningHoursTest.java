package id.bengkel.chat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T08:59:59, false",
        "2026-01-05T09:00, true",
        "2026-01-09T17:59:59, true",
        "2026-01-09T18:00, false",
        "2026-01-10T10:00, true",
        "2026-01-10T13:00, false",
        "2026-01-11T10:00, false"
    })
    void theWorkshopIsOpenFromTheFirstMinuteToTheLast(LocalDateTime time, boolean open) {
        OpeningHours hours = OpeningHours.of("Mon-Fri 09:00-18:00, sat 09:00-13:00");

        assertEquals(open, hours.hold(time.atZone(ZoneId.of("Asia/Jakarta"))));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-11T10:00, true", "2026-01-12T10:00, true", "2026-01-13T10:00, false"})
    void daysMayRunOverTheEndOfTheWeek(LocalDateTime time, boolean open) {
        assertEquals(open, OpeningHours.of("Sat-Mon 09:00-18:00").hold(time.atZone(ZoneId.of("Asia/Jakarta"))));
    }

    @Test
    void hoursAreToldInBothLanguages() {
        OpeningHours hours = OpeningHours.of("Mon-Fri 09:00-18:00, Sat 09:00-13:00");

        assertEquals("Senin–Jumat 09.00–18.00, Sabtu 09.00–13.00", hours.in(Language.INDONESIAN));
        assertEquals("Monday–Friday 09:00–18:00, Saturday 09:00–13:00", hours.in(Language.ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mon",
                "Mon 9-18",
                "Xyz 09:00-18:00",
                "Mon 18:00-09:00",
                "Mon 09:00-25:00",
                "Mon 09:00-18:00,"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> OpeningHours.of(text));
    }
}
