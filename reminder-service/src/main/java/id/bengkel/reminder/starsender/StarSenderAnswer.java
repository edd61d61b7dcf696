package id.bengkel.reminder.starsender;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads an answer of StarSender.
 *
 * <p>Failure comes as another status than 2xx or as 200 with {@code "success":false}; bodies may be HTML. Only a parsed
 * {@code "success":true} is a success.
 */
final class StarSenderAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_ANSWER_KEPT = 200;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private static final Pattern OF_THE_NUMBER = Pattern.compile(
            "invalid.*(number|phone|nomor)|(number|phone|nomor).*(invalid|not valid|tidak valid|not registered|tidak terdaftar)");
    private static final Pattern OF_THE_CHANNEL =
            Pattern.compile("device|perangkat|logout|logged out|disconnect|\\bauth|unauthori[sz]ed|api.?key");
    private static final Pattern OF_THE_RATE = Pattern.compile("limit|too many|throttl");

    private StarSenderAnswer() {}

    static SendResult classify(int status, String body, String retryAfter) {
        Optional<JsonNode> json = parse(body);
        boolean ok = status >= 200 && status < 300;
        if (ok && json.isPresent() && json.get().path("success").asBoolean(false)) {
            return accepted(json.get());
        }
        String message = json.map(node -> node.path("message").asText("")).orElse("");
        String reason = "API StarSender error: HTTP " + status + (message.isBlank() ? "" : " - " + shortened(message));
        return failure(status, json.isPresent(), message.toLowerCase(Locale.ROOT), reason, retryAfter);
    }

    private static SendResult failure(int status, boolean readable, String message, String reason, String retryAfter) {
        if (status == 429 || OF_THE_RATE.matcher(message).find()) {
            return new SendResult.Throttled(pause(retryAfter), reason);
        } else if (OF_THE_NUMBER.matcher(message).find()) {
            return new SendResult.Refused(reason);
        } else if (status == 401
                || status == 403
                || OF_THE_CHANNEL.matcher(message).find()) {
            return new SendResult.ChannelDown(reason);
        } else if (status == 502 || status == 503 || status >= 500 && status != 504 && readable) {
            return new SendResult.Unreachable(reason);
        } else if (status >= 500 || status < 300 && !readable) {
            // It may have been sent before whatever answered took over.
            return new SendResult.Unknown(reason);
        } else if (status >= 300 && status < 400 || status == 404 || status == 405) {
            // Not StarSender's API at that address: no message is at fault.
            return new SendResult.ChannelDown(reason);
        }
        return new SendResult.Refused(reason);
    }

    private static SendResult accepted(JsonNode json) {
        JsonNode data = json.path("data");
        String id = Stream.of("messageId", "message_id", "id")
                .map(data::path)
                .filter(value -> value.isTextual() || value.isNumber())
                .map(value -> shortened(value.asText()))
                .findFirst()
                .orElse(null);
        return new SendResult.Accepted(id, shortened(json.path("message").asText("")));
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

    private static String shortened(String text) {
        String clean = text.replace('\0', ' ');
        return clean.length() <= LONGEST_ANSWER_KEPT ? clean : clean.substring(0, LONGEST_ANSWER_KEPT);
    }
}
