package id.bengkel.chassis.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Optional;
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
                " 08123456789 ",
                "\u202a+62 812\u20113456\u2011789\u202c",
                "+62\u00a0812 \u2013 3456 \u2013 789",
                "\u200e0812\u20093456\u2009789\n"
            })
    void allSpellingsAreOneNumber(String spelling) {
        assertEquals("628123456789", PhoneNumber.of(spelling).digits());
    }

    @Test
    void mobileNumbersAreWhatTheLibraryMakesOfThem() throws NumberParseException {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        for (long number = 80_000_000; number < 999_999_999_999L; number = number * 21 / 20 + 7) {
            String local = "8" + String.valueOf(number).substring(1);
            for (String prefix : new String[] {"+62", "0", "+62 ", "0-"}) {
                var parsed = library.parse(prefix + local, "ID");
                boolean possible = library.isPossibleNumberWithReason(parsed) == ValidationResult.IS_POSSIBLE;
                var expected =
                        possible ? Optional.of(library.format(parsed, PhoneNumberFormat.E164)) : Optional.empty();
                assertEquals(
                        expected, PhoneNumber.parse(prefix + local).map(phone -> "+" + phone.digits()), prefix + local);
            }
        }
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
