package id.bengkel.reminder.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReminderTextTest {

    @Test
    void everyPlaceIsFilled() {
        // Given
        ReminderText text = new ReminderText("{nama}/{no_pol}/{tanggal}/{service_phone}", "0855");

        // When
        String words = text.with("Budi", "B 1 A", LocalDate.of(2026, 1, 5));

        // Then
        assertEquals("Budi/B 1 A/05-01-2026/0855", words);
    }

    @Test
    void aTemplateWithAnUnknownPlaceIsRefused() {
        // When
        assertThrows(IllegalArgumentException.class, () -> new ReminderText("Halo {name}", "0855"));
    }
}
