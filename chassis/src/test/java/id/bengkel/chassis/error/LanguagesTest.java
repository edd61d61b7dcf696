package id.bengkel.chassis.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest(name = "{0} is answered in {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | id",
                "'' | id",
                "en | en",
                "en-GB,en;q=0.8 | en",
                "id-ID | id",
                "de, en;q=0.5 | en",
                "de | id",
                "id;q=0.1, en;q=0.9 | en",
                "not a language;;; | id",
                "- | id",
                "* | id"
            })
    void theBestSpokenLanguageIsChosen(String header, String language) {
        assertEquals(language, Languages.accepted(header).getLanguage());
    }
}
