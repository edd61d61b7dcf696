package id.bengkel.chassis.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateNumberTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock =
                    """
            B 1234 XYZ,B 1234 XYZ
            b1234xyz,B1234XYZ
            ' b  1234\txyz ',B 1234 XYZ
            b-1234-xyz,B-1234-XYZ
            b.1234\u00a0xyz,B.1234 XYZ
            """)
    void spellingsOfOnePlateAreEqualAndShownAsEntered(String entered, String shown) {
        // When
        PlateNumber plate = new PlateNumber(entered);

        // Then
        assertEquals(shown, plate.shown());
        assertEquals("B1234XYZ", plate.key());
    }
}
