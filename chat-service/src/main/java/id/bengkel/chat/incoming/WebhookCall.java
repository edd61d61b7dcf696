package id.bengkel.chat.incoming;

import id.bengkel.chat.outgoing.Deliveries.Told;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One call of the webhook, read.
 *
 * @param body as it came
 */
record WebhookCall(
        String body,
        String requestId,
        List<WrittenMessage> messages,
        List<MessageChange> changes,
        List<Told> deliveries) {

    /** The first chat that it speaks of; empty when it names none. */
    String chat() {
        return Stream.concat(
                        messages.stream().map(WrittenMessage::address),
                        changes.stream().map(MessageChange::chat))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    boolean isEmpty() {
        return messages.isEmpty() && changes.isEmpty() && deliveries.isEmpty();
    }

    boolean concernsChats() {
        return !messages.isEmpty() || !changes.isEmpty();
    }
}
