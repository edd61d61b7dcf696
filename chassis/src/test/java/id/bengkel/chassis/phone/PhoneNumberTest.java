package id.bengkel.chassis.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08123456789",
                "8123456789",
                "628123456789",
                "+628123456789",
                "+62 812-3456-789",
                "62 812 3456 789",
                "(0812) 345.6789",
                "0812/3456/789",
                " 08123456789 "
            })
    void allSpellingsAreOneNumber(String spelling) {
        assertEquals("628123456789", PhoneNumber.of(spelling).digits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"60123456789", "+60 12-345 6789", "0060123456789"})
    void anotherCountrysNumberIsKept(String spelling) {
        assertEquals("60123456789", PhoneNumber.of(spelling).digits());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "0812ABCDEFG",
                "12",
                "0812",
                "+",
                "+62",
                "081234567890123456789",
                "08123456789 ext. 5",
                "٠٨١٢٣٤٥٦٧٨٩",
                "0812-3456-789; DROP TABLE customer",
                "6281234567890@s.whatsapp.net"
            })
    void whatCannotBeAPhoneNumberIsRefused(String spelling) {
        assertThrows(InvalidPhoneNumber.class, () -> PhoneNumber.of(spelling));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = "  ")
    void nothingIsNoNumber(String spelling) {
        assertNull(PhoneNumber.of(spelling));
    }

    @Test
    void itsTextMasksIt() {
        assertFalse(PhoneNumber.of("0812-3456-7890").toString().contains("123456"));
    }
}
