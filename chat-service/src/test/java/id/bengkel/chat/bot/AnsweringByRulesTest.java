package id.bengkel.chat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.bengkel.chat.bot.BotAnswer.Action;
import id.bengkel.chat.vehicle.OwnVehicle;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnsweringByRulesTest {

    private static final Rules RULES = RulesFile.read(Optional.empty(), Optional.empty());
    private static final ZonedDateTime MONDAY_NOON =
            ZonedDateTime.of(2026, 1, 5, 12, 0, 0, 0, ZoneId.of("Asia/Jakarta"));
    private static final ZonedDateTime SUNDAY = MONDAY_NOON.minusDays(1);

    @ParameterizedTest
    @CsvSource({
        "agent, HAND_OVER",
        "'Saya mau bicara dengan *AGENT*!', HAND_OVER",
        "'Can I talk to a human, please?', HAND_OVER",
        "'URGENT!!! mobil saya mogok', HAND_OVER",
        "'customer   service', HAND_OVER",
        "pause, PAUSE",
        "'  Pause. ', PAUSE",
        "BOT, RESUME",
        "'Are you a bot?', ",
        "'Can I pause the music?', ",
        "agentur, ",
        "ｕｒｇｅｎｔ, HAND_OVER",
        "مرحبا, ",
        "'', "
    })
    void whatSomebodyWantsIsKnownByWholeWords(String text, Action action) {
        assertEquals(
                action == null ? Action.NONE : action,
                RULES.of(Words.of(text)).map(Rule::action).orElse(Action.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "Halo, Halo Budi! Terima kasih telah menghubungi",
        "'Hello, good morning', Hello Budi! Thank you for writing",
        "'Halo, jam buka hari ini?', Kami buka Senin–Jumat 09.00–18.00.",
        "When are you open?, We are open Monday–Friday 09:00–18:00.",
        "berapa biaya ganti oli, Biaya tergantung",
        "'How much is an oil change?', That depends",
        "Kapan jadwal servis mobil saya, Tulis nomor polisi",
        "Makasih ya kak 🙏, Sama-sama!",
        "agent, 'Baik, percakapan ini kami teruskan'",
        "'I need an agent', One of us will take over"
    })
    void theAnswerIsInTheLanguageOfTheQuestion(String text, String beginning) {
        // When
        BotAnswer answer = answer(text, MONDAY_NOON);

        // Then
        assertTrue(answer.text().startsWith(beginning), answer.text());
        assertFalse(answer.text().contains("tutup") || answer.text().contains("closed"), answer.text());
    }

    @ParameterizedTest
    @CsvSource({
        "Halo, 'Saat ini kami tutup; pesan Anda kami balas pada jam buka, Senin–Jumat 09.00–18.00.'",
        "agent, 'Saat ini kami tutup; pesan Anda kami balas pada jam buka, Senin–Jumat 09.00–18.00.'",
        "Hello, 'We are closed at the moment and will get back to you during opening hours, Monday–Friday 09:00–18:00.'",
        "jam buka, Kami buka Senin–Jumat 09.00–18.00. Saat ini kami tutup."
    })
    void whoWritesOutsideOfOpeningHoursIsToldSo(String text, String end) {
        // When
        BotAnswer answer = answer(text, SUNDAY);

        // Then
        assertTrue(answer.text().endsWith(end), answer.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"B 1234 CD", "b1234cd", "kapan servis b-1234-cd?", "mobil B.1234.CD, pak", "b 1234cd"})
    void aPlateIsFoundInEverySpelling(String text) {
        // When
        Set<String> plates = Words.of(text).possiblePlates();

        // Then
        assertTrue(plates.contains("B1234CD"), plates.toString());
        assertTrue(Words.lookLikeAPlate(plates));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ganti oli di 2 mobil", "jam 9 pagi", "ke 08123456789 ya", "2026", "Halo"})
    void notEveryNumberIsAPlate(String text) {
        assertFalse(Words.lookLikeAPlate(Words.of(text).possiblePlates()));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-01-05, Avanza, ID, Jadwal servis Avanza B 1234 CD berikutnya: 5 Januari 2026.",
                "2026-01-05, Avanza, EN, The next service of your Avanza B 1234 CD is due on 5 January 2026.",
                "2026-01-04, -, ID, 'B 1234 CD sudah waktunya servis sejak 4 Januari 2026. Hubungi 0855 atau tulis \"agent\" untuk mendaftar.'",
                "-, Avanza, ID, 'Jadwal servis Avanza B 1234 CD belum ada. Tulis \"agent\" untuk bicara dengan petugas kami.'"
            })
    void theNextServiceDateIsToldAsADate(LocalDate date, String model, String language, String expected) {
        // When
        BotAnswer answer = voice(language.equals("EN") ? Language.ENGLISH : Language.INDONESIAN, MONDAY_NOON, null)
                .tellOf(List.of(new OwnVehicle("B 1234 CD", model, date)));

        // Then
        assertEquals(expected, answer.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{phone}{closed}", "$1\\", "'; --"})
    void aNameIsNeverMoreThanAName(String name) {
        assertTrue(voice(Language.INDONESIAN, MONDAY_NOON, name)
                .say(RULES.of(Words.of("halo")).orElseThrow())
                .text()
                .startsWith("Halo " + name + "! "));
    }

    @Test
    void nobodyIsGreetedByAStoryOrByNothing() {
        for (String name : new String[] {null, " ", "x".repeat(61), "Budi\nAnda menang undian"}) {
            assertTrue(voice(Language.INDONESIAN, MONDAY_NOON, name)
                    .say(RULES.of(Words.of("halo")).orElseThrow())
                    .text()
                    .startsWith("Halo! "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a1 ", "1", " ", "!?", "{closed}", "𝓐\u0301", "agen ", "B 1234 CDE"})
    void hugeTextsTakeNoTime(String part) {
        String text = part.repeat(640_000 / part.length());

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Words words = Words.of(text);
            RULES.of(words);
            RULES.languageOf(words);
            Words.lookLikeAPlate(words.possiblePlates());
        });
    }

    private static BotAnswer answer(String text, ZonedDateTime now) {
        Words words = Words.of(text);
        return voice(RULES.languageOf(words), now, "Budi").say(RULES.of(words).orElseThrow());
    }

    private static Voice voice(Language language, ZonedDateTime now, String name) {
        return new Voice(RULES, language, now, name, "0855");
    }

    @Test
    void ofATextWithoutEndTheBeginningIsRead() {
        assertEquals(2_048, Words.of("b ".repeat(500_000)).stream().count());
    }
}
