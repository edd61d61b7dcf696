package id.bengkel.reminder.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    private static final List<String> PLACES = List.of("nama", "no_pol");

    @Test
    void everyPlaceIsFilledAndWhatFillsItIsTakenAsItIs() {
        // Given
        Template template = Template.of("REMINDER_TEXT", "{nama}/{no_pol}/{nama}", PLACES);

        // When
        String words = template.with(Map.of("nama", "{no_pol} $1 \\", "no_pol", "B 1 A"));

        // Then
        assertEquals("{no_pol} $1 \\/B 1 A/{no_pol} $1 \\", words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Halo {name}       | REMINDER_TEXT has the unknown place {name}; known are {nama}, {no_pol}
                    Halo {}           | REMINDER_TEXT has the unknown place {}; known are {nama}, {no_pol}
                    Halo {nama        | REMINDER_TEXT has a brace that is never opened or never closed
                    Halo nama}        | REMINDER_TEXT has a brace that is never opened or never closed
                    Halo {{nama}      | REMINDER_TEXT has a brace that is never opened or never closed
                    ''                | REMINDER_TEXT is empty""")
    void aMistakeInTheTemplateIsRefusedInWordsThatHelp(String template, String complaint) {
        // When
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> Template.of("REMINDER_TEXT", template, PLACES));

        // Then
        assertEquals(complaint, refusal.getMessage());
    }
}
