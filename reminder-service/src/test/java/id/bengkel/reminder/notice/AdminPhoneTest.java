package id.bengkel.reminder.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.bengkel.chassis.phone.PhoneNumber;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdminPhoneTest {

    @Test
    void anyUsualSpellingIsTheNumber() {
        // When
        AdminPhone phone = new AdminPhone(Optional.of("0812-3456-789"));

        // Then
        assertEquals(Optional.of(PhoneNumber.of("628123456789")), phone.number());
    }

    @Test
    void withoutANumberThereIsNobodyToTell() {
        // When
        AdminPhone phone = new AdminPhone(Optional.of(" "));

        // Then
        assertEquals(Optional.empty(), phone.number());
    }

    @Test
    void whatIsNoNumberStopsTheStartWithoutRepeatingIt() {
        // When
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> new AdminPhone(Optional.of("62 admin")));

        // Then
        assertEquals("ADMIN_PHONE is not a phone number", refusal.getMessage());
    }
}
