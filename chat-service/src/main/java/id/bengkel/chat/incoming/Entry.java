package id.bengkel.chat.incoming;

import java.time.Instant;
import java.util.function.Function;

/**
 * A message as it is stored in its chat.
 *
 * @param sender {@code customer}, {@code agent} or {@code bot}
 * @param arrived as it came from WhatsApp; null for what is still to be sent there
 */
record Entry(long chatId, String sender, String text, WrittenMessage arrived, Instant writtenAt, String requestId) {

    boolean isOurs() {
        return arrived == null;
    }

    String status() {
        return isOurs() ? "queued" : "sent";
    }

    String type() {
        return isOurs() ? "text" : arrived.content().type();
    }

    String media() {
        return isOurs() ? null : arrived.content().media();
    }

    /** What only messages have that came from WhatsApp. */
    <T> T ofArrived(Function<WrittenMessage, T> value) {
        return isOurs() ? null : value.apply(arrived);
    }
}
