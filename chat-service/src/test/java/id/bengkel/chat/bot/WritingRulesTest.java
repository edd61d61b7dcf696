package id.bengkel.chat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritingRulesTest {

    private static final Path OURS = Path.of("src/main/resources/bot-rules.yaml");

    @TempDir
    private Path folder;

    @Test
    void anotherFileTakesThePlaceOfOurs() throws IOException {
        // Given
        Path file = changed("{phone}. {closed}\"\n  - words: [agent", "{phone}.\"\n  - words: [juragan");

        // When
        Rules rules = RulesFile.read(Optional.of(file), Optional.of("Sun 10:00-11:00"));

        // Then
        assertTrue(rules.of(Words.of("panggil juragan!")).isPresent());
        assertEquals("Minggu 10.00–11.00", rules.openingHours().in(Language.INDONESIAN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            opening-hours: Mon-Fri 09:00-18:00 | opening-hours: always      | opening-hours 'always' are no opening hours
            opening-hours: Mon-Fri 09:00-18:00 |                            | opening-hours is missing
            closed:\\n  id                     | closed:\\n  de             | closed.de is unknown here; known are en, id
            action: hand_over                  | action: call_the_police    | rules[1].action has another form than it should
            Kami buka {hours}.                 | Kami buka {jam}.           | rules[5].answer.id has the unknown place {jam}; known are closed, hours, name, phone
            only: [bot,                        | only: ['!',                | rules[4].only holds something without letters and digits
            pause: PT10M                       | pause: PT48H               | fallback.pause must be from PT0S to PT24H
            pause: PT10M                       | pause: soon                | fallback.pause has another form than it should
            names: [bot, bengkel]              | names: bot                 | names has another form than it should
            rules:                             | rules: []\\nmore:          | more is unknown here
            vehicle:                           | vehicle: [                 | line
            """)
    void whatIsWrongIsToldWithItsPlace(String right, String wrong, String complaint) throws IOException {
        // Given
        Path file = changed(unescaped(right), wrong == null ? "" : unescaped(wrong));

        // When
        var refusal =
                assertThrows(ConfigurationException.class, () -> RulesFile.read(Optional.of(file), Optional.empty()));

        // Then
        assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(complaint), refusal.getMessage());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("rules.yaml"), "rules: [{action: pause}, null]");

        // When
        var refusal =
                assertThrows(ConfigurationException.class, () -> RulesFile.read(Optional.of(file), Optional.empty()));

        // Then
        for (String field :
                new String[] {"opening-hours", "languages.id", "names", "closed", "vehicle", "fallback.pause"}) {
            assertTrue(refusal.getMessage().contains(field + " is missing"), refusal.getMessage());
        }
        assertTrue(refusal.getMessage().contains("rules[1] needs 'words' or 'only'; rules[1].answer is missing"));
        assertTrue(refusal.getMessage().contains("rules[2] is empty"));
    }

    @Test
    void aFileThatIsNotThereOrEmptyEndsTheStart() throws IOException {
        Path none = folder.resolve("none.yaml");
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "# nothing\n");

        assertThrows(ConfigurationException.class, () -> RulesFile.read(Optional.of(none), Optional.empty()));
        assertThrows(ConfigurationException.class, () -> RulesFile.read(Optional.of(empty), Optional.empty()));
    }

    private Path changed(String right, String wrong) throws IOException {
        String ours = Files.readString(OURS);
        assertTrue(ours.contains(right), right);
        return Files.writeString(folder.resolve("rules.yaml"), ours.replace(right, wrong));
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n");
    }
}
