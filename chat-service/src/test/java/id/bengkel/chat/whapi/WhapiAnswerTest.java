package id.bengkel.chat.whapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhapiAnswerTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"\"m-1\", m-1", "null,", "\"m\\u00001\","})
    void anIdIsOneThatTheDatabaseCanHold(String told, String id) {
        // When
        SendResult result = WhapiAnswer.classify(200, "{\"sent\":true,\"message\":{\"id\":%s}}".formatted(told), null);

        // Then
        assertEquals(id, assertInstanceOf(SendResult.Accepted.class, result).providerId());
    }
}
