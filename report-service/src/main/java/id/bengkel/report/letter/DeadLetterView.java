package id.bengkel.report.letter;

import id.bengkel.chassis.time.WorkshopClock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A dead letter without its content, which is about somebody. Times are the workshop's.
 *
 * @param key masked where it is a phone number
 */
@Schema(name = "DeadLetter")
public record DeadLetterView(
        UUID id,
        Integer partition,
        Long offset,
        String key,
        String ceId,
        String reason,
        int times,
        LocalDateTime firstAt,
        LocalDateTime lastAt) {

    private static final int SHOWN = 3;

    static DeadLetterView of(DeadLetterEntry letter, Clock clock) {
        return new DeadLetterView(
                letter.id,
                letter.sourcePartition,
                letter.sourceOffset,
                key(letter.recordKey),
                letter.ceId,
                letter.reason,
                letter.times,
                WorkshopClock.local(letter.firstAt, clock),
                WorkshopClock.local(letter.lastAt, clock));
    }

    private static String key(byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        String key = new String(bytes, StandardCharsets.UTF_8);
        try {
            return UUID.fromString(key).toString();
        } catch (IllegalArgumentException noId) {
            int hidden = Math.max(0, key.length() - SHOWN);
            return "*".repeat(Math.min(hidden, 20)) + key.substring(hidden);
        }
    }
}
