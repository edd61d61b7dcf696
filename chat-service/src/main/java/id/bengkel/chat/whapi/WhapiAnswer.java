package id.bengkel.chat.whapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads an answer of Whapi: {@code {"sent":true,"message":{"id":…}}}, {@code {"success":true}} for what sends nothing, or
 * {@code {"error":{"code","message"}}}.
 */
final class WhapiAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_REASON = 200;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Pattern OF_THE_CHANNEL =
            Pattern.compile("channel|device|logged out|logout|disconnect|\\bauth|unauthori[sz]ed|trial");

    private WhapiAnswer() {}

    static SendResult classify(int status, String body, String retryAfter) {
        Optional<JsonNode> json = parse(body);
        JsonNode answer = json.orElse(JSON.missingNode());
        boolean ok = status >= 200 && status < 300;
        if (ok
                && (answer.path("sent").asBoolean(false)
                        || answer.path("success").asBoolean(false))) {
            return new SendResult.Accepted(id(answer.at("/message/id").asText(null)));
        }
        String message = answer.path("error")
                .path("message")
                .asText(answer.path("message").asText(""));
        String reason = "Whapi: HTTP " + status + (message.isBlank() ? "" : " - " + shortened(message));
        return failure(status, json.isPresent(), message.toLowerCase(Locale.ROOT), reason, retryAfter);
    }

    private static SendResult failure(int status, boolean readable, String message, String reason, String retryAfter) {
        if (status == 429) {
            return new SendResult.Throttled(pause(retryAfter), reason);
        } else if (status == 401
                || status == 402
                || status == 403
                || OF_THE_CHANNEL.matcher(message).find()) {
            return new SendResult.ChannelDown(reason);
        } else if (status == 502 || status == 503 || status >= 500 && status != 504 && readable) {
            return new SendResult.Unreachable(reason);
        } else if (status >= 500 || status < 300 && !readable) {
            // It may have been sent before whatever answered took over.
            return new SendResult.Unknown(reason);
        } else if (status >= 300 && status < 400 || status == 405 || status == 404 && !readable) {
            // Not Whapi's API at that address: no message is at fault.
            return new SendResult.ChannelDown(reason);
        }
        return new SendResult.Refused(reason);
    }

    private static Optional<JsonNode> parse(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** Whole seconds; the date form is not worth a guess at the provider's clock. */
    private static Duration pause(String retryAfter) {
        if (retryAfter == null || !retryAfter.matches("\\d{1,6}")) {
            return Duration.ZERO;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(retryAfter));
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    /** The database would refuse such a character, and all results of that batch with it, again and again. */
    private static String id(String told) {
        return told == null || told.indexOf('\0') >= 0 ? null : told;
    }

    private static String shortened(String text) {
        String clean = text.replace('\0', ' ');
        return clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON);
    }
}
