package id.bengkel.reminder.starsender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarSenderAnswerTest {

    @ParameterizedTest(name = "HTTP {0} {1} is {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            200 | {"success":true,"data":{},"message":"Success sent message"} | Accepted
            201 | {"success":true}                                            | Accepted
            200 | {"success":false,"message":"Device not connected"}          | ChannelDown
            200 | {"success":false,"message":"Device has been logout"}        | ChannelDown
            200 | {"success":false,"message":"Invalid API key"}               | ChannelDown
            401 | {"success":false,"message":"Unauthorized"}                  | ChannelDown
            403 | <html>Forbidden</html>                                      | ChannelDown
            404 | <html>Not found</html>                                      | ChannelDown
            302 |                                                             | ChannelDown
            200 | {"success":false,"message":"Invalid phone number format"}   | Refused
            400 | {"success":false,"message":"Invalid number"}                | Refused
            422 | {"success":false,"message":"body is required"}              | Refused
            400 | not json                                                    | Refused
            200 | {"success":false,"message":"Something else"}                | Refused
            429 |                                                             | Throttled
            200 | {"success":false,"message":"Daily limit reached"}           | Throttled
            502 | <html>Bad gateway</html>                                    | Unreachable
            503 |                                                             | Unreachable
            500 | {"success":false,"message":"Internal server error"}         | Unreachable
            500 | <html>Oops</html>                                           | Unknown
            504 | <html>Gateway time-out</html>                               | Unknown
            200 | <html>Maintenance</html>                                    | Unknown
            200 |                                                             | Unknown
            200 | []                                                          | Unknown
            200 | {"success":"true"}                                          | Accepted
            """)
    void everyAnswerFallsIntoTheClassThatAsksForTheRightReaction(int status, String body, String expected) {
        // When
        SendResult result = StarSenderAnswer.classify(status, body == null ? "" : body, null);

        // Then
        assertEquals(expected, result.getClass().getSimpleName());
    }

    @ParameterizedTest
    @CsvSource({"messageId", "message_id", "id"})
    void theProvidersIdIsFoundUnderEachOfItsNames(String name) {
        // When
        SendResult result =
                StarSenderAnswer.classify(200, "{\"success\":true,\"data\":{\"%s\":\"m-1\"}}".formatted(name), null);

        // Then
        assertEquals("m-1", assertInstanceOf(SendResult.Accepted.class, result).providerMessageId());
    }

    @ParameterizedTest
    @CsvSource({"null, id", "{}, id", "true, id"})
    void whatIsNoIdIsNotTakenForOne(String value, String id) {
        // When
        SendResult result = StarSenderAnswer.classify(
                200, "{\"success\":true,\"data\":{\"messageId\":%s,\"id\":\"%s\"}}".formatted(value, id), null);

        // Then
        assertEquals(id, assertInstanceOf(SendResult.Accepted.class, result).providerMessageId());
    }

    /** The database would refuse it, and all results of that batch with it, again and again. */
    @Test
    void anIdHoldsNothingThatTheDatabaseCannot() {
        // When
        SendResult result = StarSenderAnswer.classify(200, "{\"success\":true,\"data\":{\"id\":\"m\\u00001\"}}", null);

        // Then
        assertEquals("m 1", assertInstanceOf(SendResult.Accepted.class, result).providerMessageId());
    }

    @Test
    void anAcceptedMessageNeedsNoId() {
        // When
        SendResult result = StarSenderAnswer.classify(200, "{\"success\":true,\"data\":{}}", null);

        // Then
        assertNull(assertInstanceOf(SendResult.Accepted.class, result).providerMessageId());
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "999999, 600", "'Wed, 21 Oct 2026 07:28:00 GMT', 0", "-1, 0"})
    void thePauseTheProviderAsksForIsHonouredWithinReason(String header, long seconds) {
        // When
        SendResult result = StarSenderAnswer.classify(429, "", header);

        // Then
        assertEquals(
                Duration.ofSeconds(seconds),
                assertInstanceOf(SendResult.Throttled.class, result).pause());
    }
}
